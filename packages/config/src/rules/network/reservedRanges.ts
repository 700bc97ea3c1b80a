// Reserved ranges leave something of each pool.
import { blocksAround } from '../../cidr';
import type { Rule } from '../rule';
import { soundBlocks } from './blocks';

export const reservedRanges: Rule = {
  code: 'network/reserved-swallows-pool',
  demands: 'a reserved range may lie inside a pool, and does not hold it whole',
  *check(estate) {
    const reserved = new Map(soundBlocks(estate, 'reserved').map((range) => [range.text, range]));
    for (const pool of soundBlocks(estate, 'pool'))
      for (const block of blocksAround(pool)) {
        const range = reserved.get(block);
        if (range !== undefined)
          yield {
            at: range.at,
            message: `the reserved range \`${range.text}\` holds the whole pool \`${pool.text}\``,
            help: 'reserve a part of the pool, or leave the pool out',
          };
      }
  },
};
