// YAML files are where the estate reads them.
import type { Rule } from '../rule';
import { nearest } from '../../suggestion';

const PLACES = 'accounts are `accounts/<business unit>/<name>.yaml`, guardrails `guardrails/<name>.yaml`';

export const placedFiles: Rule = {
  code: 'estate/misplaced-file',
  demands: 'a YAML file is where the estate reads it: nothing is ignored in silence',
  check: ({ misplaced }) =>
    misplaced.map((file) => {
      const folder = file.split('/')[0] ?? file;
      const inFolder = file.includes('/');
      const meant = inFolder
        ? nearest(folder, ['accounts', 'guardrails'])
        : nearest(file, ['landing-zone.yaml', 'addresses.lock.yaml', 'drift-exceptions.yaml']);
      return {
        at: { file, path: [], of: 'key' },
        message: `\`${file}\` is in no place where the estate reads it`,
        help: meant === undefined || meant === folder ? PLACES : `did you mean \`${meant}\`?`,
      };
    }),
};
