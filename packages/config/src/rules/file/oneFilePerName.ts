// No two files for one thing.
import type { Rule } from '../rule';

export const oneFilePerName: Rule = {
  code: 'estate/repeated-file',
  demands: 'a thing has one file, ending in `.yaml` or `.yml`, not both',
  check: ({ repeated }) =>
    repeated.map(({ file, first }) => ({
      at: { file, path: [], of: 'key' },
      message: `\`${file}\` is not read, since there is \`${first}\``,
      help: 'keep one of the two',
    })),
};
