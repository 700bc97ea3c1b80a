// Estate and lock → the networks of all regions, and what the lock should be.
import type { Estate, Finding } from '@microaccounts/config';
import { EMPTY_LOCK, type AddressLock, type LockedRegion, type LockedVpc } from './addressLock';
import { addressSpace } from './addressSpace';
import { allocate } from './allocation';
import { contradictions } from './contradictions';
import { neededVpcs, tiersUsed, type NeededVpc } from './demand';
import { lockDifferences } from './lockDifference';
import { shareName } from './names';
import type { NetworkPlan, NetworkShare, NetworkSubnet, RegionalNetwork, SharedVpc } from './network';
import { asnOf, tierFindings, tiersOf } from './tiers';

/**
 * Plans a VPC for each business unit, environment and region in which an active account has a network; a second one
 * once `limits.participantsPerVpc` accounts are in it. What `lock` has given stays where it is. A lock that is null or
 * not what it should be is an error among the findings, and the plan is that of the lock as it should be.
 */
export function planNetworks(estate: Estate, lock: AddressLock | null): NetworkPlan {
  const given = lock ?? EMPTY_LOCK;
  const addresses = addressSpace(estate);
  const needed = neededVpcs(estate, given);
  const allocation = allocate(estate, addresses, given, needed.vpcs);
  const regions = Object.entries(allocation.lock.regions).filter(([, { vpcs }]) => Object.keys(vpcs).length > 0);
  return {
    networks: regions.map(([name, region]) => regionalNetwork(name, region, estate, needed.vpcs)),
    lock: allocation.lock,
    findings: [
      ...tierFindings(estate),
      ...needed.findings,
      ...allocation.findings,
      ...contradictions(estate, addresses, allocation.lock),
      ...staleness(lock, allocation.lock),
    ],
  };
}

function staleness(given: AddressLock | null, should: AddressLock): Finding[] {
  const missing = lockDifferences(given ?? EMPTY_LOCK, should);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 3).join(', ');
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
  const [code, state] =
    given === null ? ['network/lock-missing', 'is missing, and with it'] : ['network/lock-stale', 'is stale: it lacks'];
  return [
    {
      code,
      severity: 'error',
      message: `the address lock ${state} ${shown}${more}`,
      help: 'microaccounts lock',
      place: { lock: true },
    },
  ];
}

function regionalNetwork(
  name: string,
  region: LockedRegion,
  estate: Estate,
  needed: readonly NeededVpc[],
): RegionalNetwork {
  const { vpcs, zones } = region;
  const usedTiers = usesOf(name, estate);
  const own = needed.filter((vpc) => vpc.region === name);
  return {
    region: name,
    asn: asnOf(estate, name),
    zones,
    vpcs: own.flatMap((vpc) => {
      const locked = vpcs[vpc.name];
      return locked === undefined ? [] : [sharedVpc(vpc, locked, zones, estate, usedTiers)];
    }),
  };
}

/** Account key → tiers that it uses in a region. */
function usesOf(region: string, estate: Estate): ReadonlyMap<string, readonly string[]> {
  return new Map(estate.accounts.map((account) => [account.key, tiersUsed(account, region)]));
}

function sharedVpc(
  { name, region, businessUnit, environment, cell, accounts }: NeededVpc,
  { cidr, subnets }: LockedVpc,
  zones: readonly string[],
  estate: Estate,
  uses: ReadonlyMap<string, readonly string[]>,
): SharedVpc {
  const tiers = tiersOf(estate, region);
  const shares = estate.network.vpc.tiers.flatMap(({ name: tier }): NetworkShare[] => {
    const users = accounts.filter(
      (key) => key !== estate.coreAccounts.network && uses.get(key)?.includes(tier) === true,
    );
    return users.length === 0 ? [] : [{ name: shareName(name, tier), tier, accounts: users }];
  });
  const planned = tiers.flatMap(({ name: tier, kind }) =>
    (subnets[tier] ?? []).map((block, index): NetworkSubnet => ({
      tier,
      kind,
      index: index + 1,
      zoneId: zones[index] ?? '',
      cidr: block,
    })),
  );
  return { name, businessUnit, environment, cell, cidr, subnets: planned, accounts, shares };
}
