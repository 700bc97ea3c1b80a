// The blocks that an estate may give (pools) and those that it must not (reserved ranges).
import type { Estate } from '@microaccounts/config';
import { parseCidr, rangeOf, type Range } from './cidr';

/** A block as the estate writes it. */
export interface Written {
  readonly text: string;
  readonly range: Range;
}

export interface AddressSpace {
  /** By region, in the order of the estate. */
  readonly pools: ReadonlyMap<string, readonly Written[]>;
  readonly reserved: readonly Written[];
}

/** @throws TypeError for a text that is no block: an estate with one is refused before it gets here. */
export function addressSpace({ network }: Estate): AddressSpace {
  const pools = Object.entries(network.pools).map(([region, texts]): [string, Written[]] => [region, texts.map(read)]);
  return { pools: new Map(pools), reserved: network.reserved.map(read) };
}

function read(text: string): Written {
  const cidr = parseCidr(text);
  if (cidr === null) throw new TypeError(`\`${text}\` is no block`);
  return { text, range: rangeOf(cidr) };
}
