// Keys that have no default are written.
import type { Path, Spot } from '../../spot';
import { isWritten, keyIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import type { Complaint, Rule } from '../rule';

const LANDING_ZONE_KEYS: readonly Path[] = [
  ['organization', 'managementAccountId'],
  ['organization', 'homeRegion'],
  ['coreAccounts', 'network'],
  ['coreAccounts', 'logArchive'],
  ['coreAccounts', 'audit'],
  ['regions', 'default'],
  ['environments'],
  ['businessUnits'],
];

export const requiredKeys: Rule = {
  code: 'estate/missing-key',
  demands: 'a key that has no default is written',
  *check(estate) {
    yield* ofLandingZone(estate);
    for (const guardrail of estate.guardrails)
      if (!guardrail.broken) yield* missing(guardrail.raw, ['statements'], (path) => keyIn(guardrail, ...path));
    for (const account of estate.accounts)
      if (!account.broken) yield* missing(account.raw, ['environment'], (path) => account.keyAt(...path));
  },
};

function* ofLandingZone({ landingZone, accounts }: WrittenEstate): Generator<Complaint> {
  const { raw, broken, value } = landingZone;
  if (broken) return;
  const at = (path: Path): Spot => keyIn(landingZone, ...path);
  const each = (map: object | undefined, around: Path, key: string): Path[] => {
    return Object.keys(map ?? {}).map((name) => [...around, name, key]);
  };
  const saml = value.baseline?.federation?.saml === undefined ? [] : ['provider', 'metadataFile'];
  const keys: readonly Path[] = [
    ...LANDING_ZONE_KEYS,
    ...(accounts.every(({ settings }) => settings.email !== undefined) ? [] : [['organization', 'accountEmail']]),
    ...each(value.environments, ['environments'], 'organizationalUnit'),
    ...each(value.network?.vpc?.tiers, ['network', 'vpc', 'tiers'], 'size'),
    ...saml.map((key) => ['baseline', 'federation', 'saml', key]),
  ];
  // A section that is missing whole is one mistake, not one for each key in it.
  const absent = new Set<string>();
  for (const path of keys) {
    const section = path[0] as string;
    if (isWritten(raw, section)) yield* missing(raw, path, at);
    else if (!absent.has(section)) {
      absent.add(section);
      yield* missing(raw, [section], at);
    }
  }
}

function missing(raw: unknown, path: Path, at: (path: Path) => Spot): Complaint[] {
  if (isWritten(raw, ...path)) return [];
  const around = path.slice(0, -1);
  const place = around.length === 0 ? '' : ` in \`${around.join('.')}\``;
  return [
    { at: at(around), message: `the key \`${path[path.length - 1]}\` is missing${place}`, help: 'it has no default' },
  ];
}
