// Environments and states name organizational units of the tree.
import { defaultStateUnit } from '../../defaults/values';
import type { Spot } from '../../spot';
import { keyIn, valueIn } from '../../written/file';
import { unknownName } from '../reference';
import type { Complaint, Rule } from '../rule';

const STATES = ['suspended', 'closed'] as const;

export const knownUnits: Rule = {
  code: 'organizational-unit/unknown',
  demands: 'an organizational unit that is named is one of the tree, by its path from the top',
  *check({ landingZone, accounts, known }) {
    const { environments, states } = landingZone.value;
    const units = known.organizationalUnits;
    for (const [name, environment] of Object.entries(environments ?? {})) {
      const at = valueIn(landingZone, 'environments', name, 'organizationalUnit');
      yield* unknownUnit(at, environment?.organizationalUnit, units);
    }
    for (const state of STATES) {
      const written = states?.[state]?.organizationalUnit;
      const at = valueIn(landingZone, 'states', state, 'organizationalUnit');
      yield* unknownUnit(at, written, units);
      // The default counts once an account needs it.
      const needed = written === undefined && accounts.some(({ settings }) => settings.state === state);
      if (needed && units !== undefined && !units.has(defaultStateUnit))
        yield {
          at: keyIn(landingZone, 'organizationalUnits'),
          message: `there is no organizational unit \`${defaultStateUnit}\` for accounts that are ${state}`,
          help: `add it, or name another in \`states.${state}.organizationalUnit\``,
        };
    }
  },
};

/** A unit that is named without those above it is the likeliest mistake. */
function unknownUnit(at: Spot, path: string | undefined, units: ReadonlySet<string> | undefined): Complaint[] {
  const below = path === undefined ? undefined : [...(units ?? [])].find((unit) => unit.endsWith(`/${path}`));
  return unknownName(at, 'organizational unit', path, units).map((complaint) =>
    below === undefined ? complaint : { ...complaint, help: `did you mean \`${below}\`?` },
  );
}
