// One block of addresses, divided among the regions of a new estate.
import type { CidrBlock } from '@microaccounts/config';

/** A region gets a /12 at most, as 128 VPCs of the default size: the rest is for regions to come. */
const LARGEST = 12;

/** The prefix length of the part of `block` that each region gets. */
export function poolPrefix({ prefix }: CidrBlock, regions: readonly string[]): number {
  return Math.max(prefix + Math.ceil(Math.log2(regions.length)), LARGEST);
}

/** The part of `block` that each region gets, equal ones from its beginning. */
export function poolsIn(
  block: CidrBlock,
  regions: readonly string[],
): { readonly [region: string]: readonly string[] } {
  const prefix = poolPrefix(block, regions);
  const size = 2 ** (32 - prefix);
  return Object.fromEntries(
    regions.map((region, index) => [region, [`${dotted(block.start + index * size)}/${prefix}`]]),
  );
}

function dotted(address: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join('.');
}
