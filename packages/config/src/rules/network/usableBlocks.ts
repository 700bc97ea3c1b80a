// Pools are of addresses that a VPC can have.
import { parseCidrBlock, type CidrBlock } from '../../cidr';
import { defaultVpcSize } from '../../defaults/values';
import type { Rule } from '../rule';
import { soundBlocks } from './blocks';

const unusable = blocks('0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3');
const privateBlocks = blocks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10');

export const usableBlocks: Rule = {
  code: 'network/unusable-block',
  demands:
    'no pool has addresses that no VPC can have: this host, loopback, link-local, multicast and what is above it',
  source: 'Amazon VPC User Guide, "VPC CIDR blocks"',
  *check(estate) {
    for (const pool of soundBlocks(estate, 'pool')) {
      const range = unusable.find((other) => pool.start < other.end && other.start < pool.end);
      if (range !== undefined)
        yield {
          at: pool.at,
          message: `the pool \`${pool.text}\` has addresses of \`${range.text}\`, which no VPC can have`,
          help: 'take private addresses, such as a part of `10.0.0.0/8`',
        };
    }
  },
};

export const privatePools: Rule = {
  code: 'network/public-block',
  demands: 'pools are of private addresses, or of those that carriers share',
  source: 'Amazon VPC User Guide, "VPC CIDR blocks", IPv4 VPC CIDR blocks',
  *check(estate) {
    for (const pool of soundBlocks(estate, 'pool')) {
      const within = (range: CidrBlock): boolean => range.start <= pool.start && pool.end <= range.end;
      if (privateBlocks.some(within) || unusable.some((range) => pool.start < range.end && range.start < pool.end))
        continue;
      yield {
        at: pool.at,
        severity: 'warning',
        message: `the pool \`${pool.text}\` has public addresses, and whoever has them on the Internet is not reached`,
        help: 'take private addresses, such as a part of `10.0.0.0/8`',
      };
    }
  },
};

export const roomyPools: Rule = {
  code: 'network/pool-too-small',
  demands: 'each pool has room for a VPC',
  *check(estate) {
    const size = estate.landingZone.value.network?.vpc?.size ?? defaultVpcSize;
    for (const pool of soundBlocks(estate, 'pool'))
      if (pool.prefix > size)
        yield {
          at: pool.at,
          severity: 'warning',
          message: `the pool \`${pool.text}\` has no room for a VPC of size ${size}`,
          help: 'enlarge it, or leave it out; a smaller number is a larger block',
        };
  },
};

function blocks(...texts: string[]): CidrBlock[] {
  return texts.map(parseCidrBlock).flatMap((block) => ('wrong' in block ? [] : [block]));
}
