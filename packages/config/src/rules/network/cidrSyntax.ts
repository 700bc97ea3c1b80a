// Blocks are written as blocks.
import { parseCidrBlock } from '../../cidr';
import type { Rule } from '../rule';
import { writtenBlocks } from './blocks';

export const cidrSyntax: Rule = {
  code: 'network/invalid-cidr',
  demands: 'a block is four decimal numbers and a prefix length, with no bits set beyond it',
  *check(estate) {
    for (const { text, at } of writtenBlocks(estate)) {
      const block = parseCidrBlock(text);
      if ('wrong' in block)
        yield {
          at,
          message: `\`${text}\` ${block.wrong}`,
          help: block.meant === null ? 'write it as in `10.0.0.0/12`' : `did you mean \`${block.meant}\`?`,
        };
    }
  },
};
