// Guardrails that are named exist.
import type { Path } from '../../spot';
import { valueIn } from '../../written/file';
import type { WrittenOrganizationalUnits } from '../../written/organizationalUnits';
import { unknownName } from '../reference';
import type { FileRule } from '../rule';

export const knownGuardrails: FileRule = {
  code: 'guardrail/unknown',
  demands: 'a guardrail that is named is a built-in one or has a file in `guardrails/`',
  perFile: true,
  *check({ landingZone, accounts, known }) {
    const { organization, organizationalUnits } = landingZone.value;
    const lists: [readonly string[], Path][] = [
      [organization?.guardrails ?? [], ['organization', 'guardrails']],
      ...listsOf(organizationalUnits, ['organizationalUnits']),
    ];
    for (const [names, path] of lists)
      for (const [index, name] of names.entries())
        yield* unknownName(valueIn(landingZone, ...path, index), 'guardrail', name, known.guardrails);
    for (const { settings, valueAt } of accounts)
      for (const [index, name] of (settings.guardrails ?? []).entries())
        yield* unknownName(valueAt('guardrails', index), 'guardrail', name, known.guardrails);
  },
};

function listsOf(units: WrittenOrganizationalUnits | undefined, around: Path): [readonly string[], Path][] {
  return Object.entries(units ?? {}).flatMap(([name, unit]) => [
    [unit?.guardrails ?? [], [...around, name, 'guardrails']],
    ...listsOf(unit?.children, [...around, name, 'children']),
  ]);
}
