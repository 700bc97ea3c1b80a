// The names of organizational units are such that paths of them are unambiguous.
import { keyIn } from '../../written/file';
import type { Path } from '../../spot';
import type { WrittenOrganizationalUnits } from '../../written/organizationalUnits';
import type { Rule } from '../rule';

/** AWS allows 128 characters (AWS Organizations API Reference, "CreateOrganizationalUnit"). */
const NAME = /^[\w .@+=-]{1,128}$/;

export const unitNames: Rule = {
  code: 'organizational-unit/invalid-name',
  demands: 'the name of an organizational unit has 1 to 128 characters and no `/`, which joins paths',
  source: 'AWS Organizations API Reference, "CreateOrganizationalUnit"',
  check: ({ landingZone }) =>
    pathsOf(landingZone.value.organizationalUnits, ['organizationalUnits'])
      .map((path) => ({ path, name: String(path[path.length - 1]) }))
      .filter(({ name }) => !NAME.test(name))
      .map(({ path, name }) => ({
        at: keyIn(landingZone, ...path),
        message: `\`${name}\` cannot be the name of an organizational unit`,
        help: 'use letters, digits, spaces and `-_.@+=`; `children` makes a unit under another',
      })),
};

function pathsOf(units: WrittenOrganizationalUnits | undefined, around: Path): Path[] {
  return Object.entries(units ?? {}).flatMap(([name, unit]) => {
    const path = [...around, name];
    return [path, ...pathsOf(unit?.children, [...path, 'children'])];
  });
}
