// No address belongs to two pools.
import { blocksAround } from '../../cidr';
import type { Rule } from '../rule';
import { soundBlocks } from './blocks';

export const overlappingCidrs: Rule = {
  code: 'network/overlapping-cidr',
  demands: 'pools do not overlap, be they of one region or of several: the regions are one network',
  source: 'Amazon VPC Transit Gateways, "How transit gateways work", routes of overlapping blocks',
  *check(estate) {
    const pools = soundBlocks(estate, 'pool');
    // Two blocks are apart, or one holds the other: the place of the first pool that is a block, and that lies in one.
    const placeOf = new Map<string, number>();
    const firstIn = new Map<string, number>();
    for (const [place, pool] of pools.entries()) {
      const around = blocksAround(pool);
      const overlapped = [firstIn.get(pool.text), ...around.map((block) => placeOf.get(block))];
      const first = pools[Math.min(...overlapped.filter((other) => other !== undefined))];
      if (first !== undefined)
        yield {
          at: pool.at,
          message: `the pool \`${pool.text}\` overlaps the pool \`${first.text}\``,
          help: 'give each region, and each pool of it, addresses of its own',
        };
      placeOf.set(pool.text, placeOf.get(pool.text) ?? place);
      for (const block of around) firstIn.set(block, firstIn.get(block) ?? place);
    }
  },
};
