// IPv4 blocks as the estate writes them, as ranges of numbers that can be compared.
import { cidrPattern } from './patterns';

declare const brand: unique symbol;
/** A block in its one spelling: four decimal parts, no host bits, a prefix length: `10.0.32.0/19`. */
export type Cidr = string & { readonly [brand]: 'Cidr' };

/** Whether `text` is a block, and spelled as AWS answers. */
export function isCidr(text: string): text is Cidr {
  return !('wrong' in parseCidrBlock(text));
}

/** The block `text`, from address `start` up to, and without, `end`. */
export interface CidrBlock {
  readonly text: string;
  readonly prefix: number;
  readonly start: number;
  readonly end: number;
}

/** What `text` is as a block: the block, or why it is none and what it may be meant to be. */
export function parseCidrBlock(text: string): CidrBlock | { readonly wrong: string; readonly meant: string | null } {
  const match = cidrPattern.exec(text);
  const [, ...numbers] = (match ?? []).map(Number);
  const prefix = numbers.pop() ?? 33;
  if (prefix > 32 || numbers.some((octet) => octet > 255)) return { wrong: 'is no IPv4 block', meant: null };
  const address = numbers.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  const start = address - (address % size);
  const written = `${dotted(start)}/${prefix}`;
  if (start !== address) return { wrong: 'has bits set beyond its prefix', meant: written };
  if (written !== text) return { wrong: 'has numbers with leading zeros', meant: written };
  return { text, prefix, start, end: start + size };
}

/** The blocks that hold this one whole, the largest first and itself last: at most 33. */
export function blocksAround({ start, prefix }: CidrBlock): string[] {
  return Array.from({ length: prefix + 1 }, (_, length) => `${dotted(start - (start % 2 ** (32 - length)))}/${length}`);
}

function dotted(address: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join('.');
}
