// Keys that have no default are written.
import type { Path, Spot } from '../../spot';
import { isWritten, keyIn, keysAt, rawAt } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import type { Complaint, Rule } from '../rule';

/**
 * Keys without a default, each needed where the map around it is written: for the rule, the JSON Schemas and the
 * reference page. `*` stands for every key of a map and every element of a list.
 */
export const keysWithoutDefault = {
  landingZone: [
    ['organization'],
    ['organization', 'managementAccountId'],
    ['organization', 'homeRegion'],
    ['coreAccounts'],
    ['coreAccounts', 'network'],
    ['coreAccounts', 'logArchive'],
    ['coreAccounts', 'audit'],
    ['regions'],
    ['regions', 'default'],
    ['environments'],
    ['environments', '*', 'organizationalUnit'],
    ['businessUnits'],
    ['network', 'vpc', 'tiers', '*', 'size'],
    ['baseline', 'federation', 'saml', 'provider'],
    ['baseline', 'federation', 'saml', 'metadataFile'],
  ],
  /** Of an account, whether it writes it itself or its project does. */
  account: [['environment']],
  guardrail: [['statements']],
  driftExceptions: ['address', 'owner', 'reason', 'until'].map((key) => ['exceptions', '*', key]),
} as const satisfies { readonly [file: string]: readonly (readonly string[])[] };

export const requiredKeys: Rule = {
  code: 'estate/missing-key',
  demands: 'a key that has no default is written',
  *check(estate) {
    yield* ofLandingZone(estate);
    for (const guardrail of estate.guardrails)
      if (!guardrail.broken)
        for (const key of keysWithoutDefault.guardrail)
          yield* missing(guardrail.raw, key, (path) => keyIn(guardrail, ...path));
    yield* ofDriftExceptions(estate);
    for (const account of estate.accounts)
      if (!account.broken)
        for (const key of keysWithoutDefault.account)
          yield* missing(account.raw, key, (path) => account.keyAt(...path));
  },
};

function* ofLandingZone({ landingZone, accounts }: WrittenEstate): Generator<Complaint> {
  const { raw, broken, value } = landingZone;
  if (broken) return;
  const emails = accounts.every(({ settings }) => settings.email !== undefined)
    ? []
    : [['organization', 'accountEmail']];
  for (const pattern of [...keysWithoutDefault.landingZone, ...emails])
    for (const around of mapsAt(value, pattern.slice(0, -1)))
      yield* missing(raw, [...around, pattern[pattern.length - 1] ?? ''], (path) => keyIn(landingZone, ...path));
}

function* ofDriftExceptions({ driftExceptions: file }: WrittenEstate): Generator<Complaint> {
  const list = rawAt(file.raw, ['exceptions']);
  if (!Array.isArray(list)) return;
  for (const [index, entry] of (list as readonly unknown[]).entries())
    // What is no map has the wrong type.
    if (keysAt(entry) !== undefined)
      for (const [, , key = ''] of keysWithoutDefault.driftExceptions)
        yield* missing(file.raw, ['exceptions', index, key], (path) => keyIn(file, ...path), 'an exception');
}

/** The maps that are written where the pattern says; an entry with nothing behind it is one, too. */
function mapsAt(value: unknown, pattern: readonly string[], around: Path = []): Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return [around];
  const names = step === '*' ? (keysAt(value, ...around) ?? []) : isWritten(value, ...around, step) ? [step] : [];
  return names.flatMap((name) => mapsAt(value, rest, [...around, name]));
}

function missing(raw: unknown, path: Path, at: (path: Path) => Spot, within?: string): Complaint[] {
  if (isWritten(raw, ...path)) return [];
  const around = path.slice(0, -1);
  const place = within !== undefined ? ` in ${within}` : around.length === 0 ? '' : ` in \`${around.join('.')}\``;
  return [
    { at: at(around), message: `the key \`${path[path.length - 1]}\` is missing${place}`, help: 'it has no default' },
  ];
}
