// Where the tiers are inside a VPC: what the lock has given stays, what is new gets the first block that fits.
import type { Tier } from '@microaccounts/config';
import type { LockedVpc } from './addressLock';
import { byAddress, rangeOf, type Cidr } from './cidr';
import { FreeSpace } from './freeSpace';
import { TRANSIT_GATEWAY_TIER } from './tiers';

export interface Layout {
  readonly subnets: { readonly [tier: string]: readonly Cidr[] };
  readonly retired: readonly Cidr[];
  /** Names of the tiers for which there is no room. */
  readonly unfit: readonly string[];
}

/**
 * The blocks of every tier in a VPC, one per zone. Tiers get theirs from the VPC's lower end in the order of the estate,
 * so one that is appended comes after the others in VPCs old and new; the Transit Gateway's small ones are at the upper
 * end, out of the way.
 */
export function layOut(
  { cidr, subnets, retired }: Pick<LockedVpc, 'cidr' | 'subnets' | 'retired'>,
  tiers: readonly Tier[],
  zones: number,
): Layout {
  const whole = rangeOf(cidr);
  const space = new FreeSpace([whole]);
  for (const block of [...Object.values(subnets).flat(), ...retired]) space.remove(rangeOf(block));

  const names = new Set(tiers.map(({ name }) => name));
  const dropped = Object.entries(subnets).flatMap(([tier, blocks]) => (names.has(tier) ? [] : blocks));
  const laidOut: { [tier: string]: Cidr[] } = {};
  const unfit: string[] = [];
  for (const { name, size } of tiers) {
    const blocks = [...(subnets[name] ?? [])];
    while (blocks.length < zones) {
      const block = name === TRANSIT_GATEWAY_TIER.name ? space.takeLast(size, whole) : space.takeFirst(size, whole);
      if (block === null) break;
      blocks.push(block);
    }
    if (blocks.length < zones) unfit.push(name);
    laidOut[name] = blocks;
  }
  return { subnets: laidOut, retired: [...retired, ...dropped].sort(byAddress), unfit };
}
