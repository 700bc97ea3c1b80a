// Units beside each other are told apart at a glance.
import { skeleton } from '../../lookAlike';
import type { Path } from '../../spot';
import { keyIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import type { WrittenOrganizationalUnits } from '../../written/organizationalUnits';
import type { Complaint, Rule } from '../rule';

export const distinctUnits: Rule = {
  code: 'organizational-unit/look-alike',
  demands: 'organizational units under one parent differ by more than case and characters that look alike',
  check: ({ landingZone }) => alike(landingZone, landingZone.value.organizationalUnits, ['organizationalUnits']),
};

function* alike(
  landingZone: WrittenEstate['landingZone'],
  units: WrittenOrganizationalUnits | undefined,
  around: Path,
): Generator<Complaint> {
  const seen = new Map<string, string>();
  for (const [name, unit] of Object.entries(units ?? {})) {
    const first = seen.get(skeleton(name));
    if (first === undefined) seen.set(skeleton(name), name);
    else
      yield {
        at: keyIn(landingZone, ...around, name),
        severity: 'warning',
        message: `the organizational units \`${first}\` and \`${name}\` look alike`,
        help: `did you mean \`${first}\`?`,
      };
    yield* alike(landingZone, unit?.children, [...around, name, 'children']);
  }
}
