// What an account uses of the network: what it writes, or the default tiers.
import type { AccountNetwork } from '../estate';
import type { AccountEntry } from '../written/accountEntry';
import type { WrittenEstate } from '../written/estate';
import { knownOf, namesOf } from './names';
import { fromAccount, fromBuiltIn, fromValue, type From } from './origin';
import { mapOf, type Recorder } from './recorder';
import type { Surroundings } from './surroundings';

/**
 * By region. An account that writes `network` gets what it writes; one that does not gets the default tiers in those of
 * its regions that have a pool. The network account owns the VPCs, and gets nothing of them.
 */
export function networkOfAccount(
  entry: AccountEntry,
  { landingZone }: WrittenEstate,
  around: Surroundings,
  regions: readonly string[],
  record: Recorder,
): { readonly [region: string]: AccountNetwork } {
  const { network } = around;
  const asked = entry.settings.network;
  const nothing = (from: From): { readonly [region: string]: AccountNetwork } => mapOf(record, 'network', [], from);
  if (asked === 'none') return nothing(fromAccount(entry, 'network'));
  if (landingZone.value.coreAccounts?.network === entry.key)
    return nothing(fromValue(landingZone, 'coreAccounts', 'network'));

  const reachable = regions.filter((region) => Object.hasOwn(network.pools, region));
  if (asked !== undefined)
    return mapOf(
      record,
      'network',
      Object.entries(asked)
        .filter(([region]) => reachable.includes(region))
        .map(([region, wanted]) => [region, (inside) => askedOf(entry, region, wanted, around, inside.at(region))]),
      fromAccount(entry, 'network'),
    );
  if (around.defaultTiers.size === 0) return nothing(writtenOrNot(landingZone, 'defaultTiers'));
  return mapOf(
    record,
    'network',
    reachable.map((region) => [
      region,
      (inside) => ({
        tiers: inside.at(region).set('tiers', around.defaultTiers, fromBuiltIn),
        dedicated: mapOf(inside.at(region), 'dedicated', []),
      }),
    ]),
    writtenOrNot(landingZone, 'pools'),
  );
}

type WrittenRegion = {
  readonly tiers?: readonly string[] | undefined;
  readonly dedicated?: { readonly [tier: string]: number } | undefined;
} | null;

/** What an account asks for in one region: a region without anything behind it is the default tiers. */
function askedOf(
  entry: AccountEntry,
  region: string,
  wanted: WrittenRegion,
  { network, defaultTiers }: Surroundings,
  record: Recorder,
): AccountNetwork {
  const exists = new Set(network.vpc.tiers.map(({ name }) => name));
  const from = (...path: (string | number)[]): From => fromAccount(entry, 'network', region, ...path);
  const dedicated = Object.entries(wanted?.dedicated ?? {}).filter(([tier]) => exists.has(tier));
  const fromDedicated = wanted?.dedicated === undefined ? fromBuiltIn : from('dedicated');
  const tiers =
    wanted?.tiers !== undefined
      ? knownOf(
          namesOf(wanted.tiers, (index) => from('tiers', index)),
          exists,
        )
      : dedicated.length === 0
        ? defaultTiers
        : new Map<string, From>();
  return {
    // Who has subnets of its own and asks for no others gets no others.
    tiers: record.set('tiers', tiers, wanted?.tiers === undefined ? fromDedicated : from('tiers')),
    dedicated: mapOf(
      record,
      'dedicated',
      dedicated.map(([tier, size]) => [
        tier,
        (inside) => inside.take(tier, { value: size, from: from('dedicated', tier) }),
      ]),
      fromDedicated,
    ),
  };
}

/** From a key of `network`, if it is written. */
function writtenOrNot(landingZone: WrittenEstate['landingZone'], key: 'pools' | 'defaultTiers'): From {
  return landingZone.value.network?.[key] === undefined ? fromBuiltIn : fromValue(landingZone, 'network', key);
}
