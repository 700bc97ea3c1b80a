// The key of an account can be its identity for ever.
import { MANAGEMENT } from '@microaccounts/resources';
import { accountKeyPattern } from '../../patterns';
import type { Spot } from '../../spot';
import type { AccountEntry } from '../../written/accountEntry';
import type { FileRule, Rule } from '../rule';

export const accountKeys: FileRule = {
  code: 'account/invalid-key',
  demands: 'the key of an account is 1 to 40 lower-case letters, digits and hyphens, beginning with a letter',
  perFile: true,
  check: ({ accounts }) =>
    accounts
      .filter(({ key }) => !accountKeyPattern.test(key))
      .map((entry) => ({
        at: keySpot(entry),
        message: `\`${entry.key}\` cannot be the key of an account`,
        help: 'use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter; the key is the name of the file or of the entry',
      })),
};

export const reservedKey: FileRule = {
  code: 'account/reserved-key',
  demands: `no account has the key \`${MANAGEMENT}\`, which stands for the management account`,
  perFile: true,
  check: ({ accounts }) =>
    accounts
      .filter(({ key }) => key === MANAGEMENT)
      .map((entry) => ({
        at: keySpot(entry),
        message: `\`${MANAGEMENT}\` stands for the management account, which is not of the estate`,
        help: 'choose another key',
      })),
};

export const uniqueKeys: Rule = {
  code: 'account/duplicate-key',
  demands: 'the key of an account is unique in the estate',
  *check({ accounts, known }) {
    for (const entry of accounts) {
      const first = known.accounts.get(entry.key);
      if (first !== undefined && first !== entry)
        yield {
          at: keySpot(entry),
          message: `the account \`${entry.key}\` is in \`${first.file}\` already`,
          help: 'a key is the identity of an account: choose another',
        };
    }
  },
};

/** The entry's key, or the file that is the account. */
function keySpot({ file, path }: AccountEntry): Spot {
  return { file, path, of: 'key' };
}
