// Gives blocks: what the lock has stays where it is, what is new gets the first block that fits.
import { LOCK_FORMAT_VERSION, type Estate, type Finding } from '@microaccounts/config';
import { EMPTY_REGION, type AddressLock, type LockedRegion, type LockedVpc } from './addressLock';
import type { AddressSpace } from './addressSpace';
import { byAddress, rangeOf, type Cidr } from './cidr';
import type { NeededVpc } from './demand';
import { enumerate } from './enumeration';
import { FreeSpace } from './freeSpace';
import { layOut } from './layout';
import { tiersOf, TRANSIT_GATEWAY_TIER } from './tiers';

export interface Allocation {
  /** What the lock should be. VPCs for which there is no room are not in it. */
  readonly lock: AddressLock;
  readonly findings: readonly Finding[];
}

/** The lock that gives every needed VPC its blocks and keeps all that `given` has given. */
export function allocate(
  estate: Estate,
  addresses: AddressSpace,
  given: AddressLock,
  needed: readonly NeededVpc[],
): Allocation {
  const space = freeSpace(addresses, given);
  const names = [...new Set([...Object.keys(given.regions), ...needed.map(({ region }) => region)])].sort();
  const allocated = names.map((name) => {
    const vpcs = needed.filter(({ region }) => region === name);
    return { name, ...allocateRegion(name, estate, addresses, space, given.regions[name] ?? EMPTY_REGION, vpcs) };
  });
  const kept = allocated.filter(({ region }) => Object.keys(region.vpcs).length > 0 || region.retired.length > 0);
  return {
    lock: {
      formatVersion: LOCK_FORMAT_VERSION,
      regions: Object.fromEntries(kept.map(({ name, region }) => [name, region])),
    },
    findings: allocated.flatMap(({ findings }) => findings),
  };
}

/** All pools together: a block of one region is taken in each, however the pools overlap. */
function freeSpace({ pools, reserved }: AddressSpace, { regions }: AddressLock): FreeSpace {
  const space = new FreeSpace([...pools.values()].flat().map(({ range }) => range));
  for (const { range } of reserved) space.remove(range);
  for (const { vpcs, retired } of Object.values(regions)) {
    for (const cidr of [...Object.values(vpcs).map((vpc) => vpc.cidr), ...retired]) space.remove(rangeOf(cidr));
  }
  return space;
}

function allocateRegion(
  name: string,
  estate: Estate,
  addresses: AddressSpace,
  space: FreeSpace,
  given: LockedRegion,
  needed: readonly NeededVpc[],
): { region: LockedRegion; findings: Finding[] } {
  const known = new Map(needed.map((vpc) => [vpc.name, vpc]));
  const dropped = Object.entries(given.vpcs).filter(([vpc, locked]) => !isOf(locked, known.get(vpc)));
  const retired = [...given.retired, ...dropped.map(([, { cidr }]) => cidr)].sort(byAddress);
  if (needed.length === 0) return { region: { zones: [], vpcs: {}, retired }, findings: [] };

  const written = estate.network.availabilityZones[name] ?? [];
  const zones = [...given.zones, ...written.filter((zone) => !given.zones.includes(zone))];
  const tiers = tiersOf(estate, name);
  const homeless: string[] = [];
  const unfit = new Map<string, string[]>(tiers.map((tier) => [tier.name, []]));
  const vpcs: { [name: string]: LockedVpc } = {};
  for (const vpc of needed) {
    const locked = given.vpcs[vpc.name];
    const own = locked !== undefined && isOf(locked, vpc) ? locked : undefined;
    const cidr = own?.cidr ?? firstFree(space, addresses, name, estate.network.vpc.size);
    if (cidr === null) {
      homeless.push(vpc.name);
      continue;
    }
    const layout = layOut({ cidr, subnets: own?.subnets ?? {}, retired: own?.retired ?? [] }, tiers, zones.length);
    for (const tier of layout.unfit) unfit.get(tier)?.push(`${vpc.name} ${cidr}`);
    const { businessUnit, environment, cell, accounts, recorded } = vpc;
    const { subnets, retired: retiredSubnets } = layout;
    vpcs[vpc.name] = {
      businessUnit,
      environment,
      cell,
      cidr,
      subnets,
      retired: retiredSubnets,
      accounts: recorded ? accounts : null,
    };
  }
  const findings = [
    ...zoneFindings(name, given.zones, written),
    ...poolFindings(name, estate, homeless),
    ...roomFindings(unfit),
  ];
  return { region: { zones, vpcs, retired }, findings };
}

function isOf(locked: LockedVpc, needed: NeededVpc | undefined): boolean {
  return (
    locked.businessUnit === needed?.businessUnit &&
    locked.environment === needed.environment &&
    locked.cell === needed.cell
  );
}

function firstFree(space: FreeSpace, { pools }: AddressSpace, region: string, size: number): Cidr | null {
  for (const { range } of pools.get(region) ?? []) {
    const cidr = space.takeFirst(size, range);
    if (cidr !== null) return cidr;
  }
  return null;
}

function zoneFindings(region: string, given: readonly string[], written: readonly string[]): Finding[] {
  const place = { landingZone: ['network', 'availabilityZones', region] };
  const gone = given.filter((zone) => !written.includes(zone));
  if (gone.length > 0) {
    const message = `\`${region}\` has subnets in ${enumerate(gone)}, no longer among its availability zones`;
    const help = 'put it back; zones are only ever added';
    return [{ code: 'network/zone-removed', severity: 'error', message, help, place }];
  }
  if (given.length + written.length > 0) return [];
  const message = `\`${region}\` has a network but no availability zones`;
  const help = `name the ids of its zones in \`network.availabilityZones.${region}\``;
  return [{ code: 'network/no-availability-zones', severity: 'error', message, help, place }];
}

function poolFindings(region: string, estate: Estate, homeless: readonly string[]): Finding[] {
  if (homeless.length === 0) return [];
  return [
    {
      code: 'network/pool-exhausted',
      severity: 'error',
      message: `the pools of \`${region}\` have no room for a /${estate.network.vpc.size} for ${enumerate(homeless)}`,
      help: `add a block to \`network.pools.${region}\``,
      place: { landingZone: ['network', 'pools', region] },
    },
  ];
}

function roomFindings(unfit: ReadonlyMap<string, readonly string[]>): Finding[] {
  return [...unfit].flatMap(([tier, vpcs]): Finding[] => {
    if (vpcs.length === 0) return [];
    const path = tier === TRANSIT_GATEWAY_TIER.name ? ['network', 'vpc', 'size'] : ['network', 'vpc', 'tiers', tier];
    return [
      {
        code: 'network/vpc-full',
        severity: 'error',
        message: `the tier \`${tier}\` has no room in ${enumerate(vpcs)}`,
        help: 'make the tier smaller; a VPC keeps the size that it was given',
        place: { landingZone: path },
      },
    ];
  });
}
