// Names of accounts can go on into names of other things.
import type { FileRule } from '../rule';

export const fittingNames: FileRule = {
  code: 'account/unfit-name',
  demands:
    'the name of an account, its spaces made hyphens, can be part of the name of a role or a stack: letters, digits and `._-`',
  source: 'IAM User Guide, "IAM and AWS STS quotas", name requirements',
  perFile: true,
  *check({ accounts }) {
    for (const { settings, valueAt } of accounts) {
      const { name } = settings;
      // What AWS refuses altogether is another rule's.
      if (name === undefined || !/^[\x20-\x7e]{1,50}$/.test(name) || /^[\w.-]+( [\w.-]+)*$/.test(name)) continue;
      yield {
        at: valueAt('name'),
        severity: 'warning',
        message: `the name \`${name}\` does not fit into names of roles and stacks`,
        help: 'use letters, digits and `._-`, and single spaces between words',
      };
    }
  },
};
