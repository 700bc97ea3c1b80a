// IPv4 blocks as a type of their own, and arithmetic on them as ranges of 32-bit numbers.
import { isCidr, type Cidr } from '@microaccounts/config';

export type { Cidr };

/** Addresses from `start` up to, and without, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** `text` as a block; null if it is none, or is spelled in another way than the one that AWS answers with. */
export function parseCidr(text: string): Cidr | null {
  return isCidr(text) ? text : null;
}

/** The block of this prefix length at an address that is a multiple of its size. */
export function cidrAt(start: number, prefix: number): Cidr {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(start / unit) % 256);
  return `${octets.join('.')}/${prefix}` as Cidr;
}

/** The addresses of a block. */
export function rangeOf(cidr: Cidr): Range {
  const [address = '', prefix = ''] = cidr.split('/');
  const start = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { start, end: start + sizeOf(Number(prefix)) };
}

/** The prefix length of a block. */
export function prefixOf(cidr: Cidr): number {
  return Number(cidr.slice(cidr.indexOf('/') + 1));
}

/** How many addresses a block of this prefix length has. */
export function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Order of blocks: by address, the larger first. */
export function byAddress(a: Cidr, b: Cidr): number {
  return rangeOf(a).start - rangeOf(b).start || prefixOf(a) - prefixOf(b);
}
