// IPv4 blocks in CIDR notation, as EC2 reads them.
import { AwsError } from '../../store/awsError';

/** From `first` up to and without `end`, as numbers. */
export interface Block {
  readonly text: string;
  readonly prefix: number;
  readonly first: number;
  readonly end: number;
}

/** The block that `text` writes; its host bits are cleared (EC2 API Reference, "CreateVpc": CidrBlock). */
export function parseBlock(text: string): Block {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = (match?.slice(1) ?? []).map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const size = 2 ** (32 - prefix);
  const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  const first = address - (address % size);
  return { text: `${written(first)}/${prefix}`, prefix, first, end: first + size };
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.first <= inner.first && inner.end <= outer.end;
}

export function overlap(a: Block, b: Block): boolean {
  return a.first < b.end && b.first < a.end;
}

function written(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}
