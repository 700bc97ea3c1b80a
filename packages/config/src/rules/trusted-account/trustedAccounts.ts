// Whom an account trusts is another active account of the estate.
import { unknownName } from '../reference';
import type { Rule } from '../rule';

export const knownTrusted: Rule = {
  code: 'trusted-account/unknown',
  demands: 'a trusted account is an account of the estate',
  check: ({ accounts, known }) =>
    accounts.flatMap(({ settings, keyAt }) =>
      Object.keys(settings.trustedAccounts ?? {}).flatMap((key) =>
        unknownName(keyAt('trustedAccounts', key), 'account', key, known.accounts),
      ),
    ),
};

export const notItself: Rule = {
  code: 'trusted-account/itself',
  demands: 'no account trusts itself',
  check: ({ accounts }) =>
    accounts
      .filter(({ key, settings }) => Object.hasOwn(settings.trustedAccounts ?? {}, key))
      .map(({ key, keyAt }) => ({
        at: keyAt('trustedAccounts', key),
        message: `\`${key}\` trusts itself`,
        help: 'an account may read what is its own anyway',
      })),
};

export const activeTrusted: Rule = {
  code: 'trusted-account/inactive',
  demands: 'a trusted account is active: a policy cannot name one that AWS has suspended',
  source: 'IAM User Guide, "AWS JSON policy elements: Principal"',
  *check({ accounts, known }) {
    for (const { settings, keyAt } of accounts)
      for (const key of Object.keys(settings.trustedAccounts ?? {})) {
        const state = known.accounts.get(key)?.settings.state ?? 'active';
        if (state !== 'active')
          yield {
            at: keyAt('trustedAccounts', key),
            message: `\`${key}\` is trusted and ${state}`,
            help: 'trust active accounts only',
          };
      }
  },
};
