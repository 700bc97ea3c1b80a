// The tree of organizational units is within what AWS allows.
import { limitTable } from '../../limits';
import type { Path } from '../../spot';
import { keyIn } from '../../written/file';
import type { WrittenOrganizationalUnits } from '../../written/organizationalUnits';
import type { Rule } from '../rule';

export const unitLimits: Rule = {
  code: 'organizational-unit/limit',
  demands: 'there are no more organizational units, and no more levels of them, than AWS allows',
  source: limitTable.organizationalUnits.source,
  *check({ landingZone }) {
    const { organizationalUnits, limits } = landingZone.value;
    const most = limits?.organizationalUnits ?? limitTable.organizationalUnits.default;
    const deepest = limits?.organizationalUnitDepth ?? limitTable.organizationalUnitDepth.default;
    let count = 0;
    const tooDeep: Path[] = [];
    const visit = (units: WrittenOrganizationalUnits | undefined, around: Path, level: number): void => {
      for (const [name, unit] of Object.entries(units ?? {})) {
        count += 1;
        if (level === deepest + 1) tooDeep.push([...around, name]);
        visit(unit?.children, [...around, name, 'children'], level + 1);
      }
    };
    visit(organizationalUnits, ['organizationalUnits'], 1);
    for (const path of tooDeep)
      yield {
        at: keyIn(landingZone, ...path),
        message: `\`${String(path[path.length - 1])}\` is on level ${deepest + 1}, and AWS allows ${deepest} under the root`,
        help: 'move it up in the tree',
      };
    if (count > most)
      yield {
        at: keyIn(landingZone, 'organizationalUnits'),
        message: `there are ${count} organizational units, and ${most} are allowed`,
        help: `see ${limitTable.organizationalUnits.source}`,
      };
  },
};
