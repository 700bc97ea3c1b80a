// Whom an account trusts is another active account of the estate.
import { unknownName } from '../reference';
import type { Complaint, FileRule, Rule } from '../rule';

/** So many unknown accounts are told what may be meant. */
const SUGGESTED = 50;

export const knownTrusted: Rule = {
  code: 'trusted-account/unknown',
  demands: 'a trusted account is an account of the estate',
  *check({ accounts, known }) {
    const said = new Map<string, Complaint[]>();
    for (const { settings, keyAt } of accounts)
      for (const key of Object.keys(settings.trustedAccounts ?? {})) {
        if (known.accounts.has(key)) continue;
        const at = keyAt('trustedAccounts', key);
        // A suggestion looks through all accounts: only the first mistakes get one, so that time stays linear in accounts.
        const complaints =
          said.get(key) ??
          (said.size < SUGGESTED
            ? unknownName(at, 'account', key, known.accounts)
            : [{ at, message: `unknown account \`${key}\`` }]);
        said.set(key, complaints);
        for (const complaint of complaints) yield { ...complaint, at };
      }
  },
};

export const notItself: FileRule = {
  code: 'trusted-account/itself',
  demands: 'no account trusts itself',
  perFile: true,
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
