// What is wrong with accounts and their baselines as planned.
import type { Account, Estate, Finding } from '@microaccounts/config';
import { policyFindings } from '@microaccounts/policies';
import { standardTags } from './account';

/** Findings about the accounts of an estate: their tags, and the policies and roles of their baselines. */
export function accountFindings(estate: Estate): Finding[] {
  return [...policyFindings(estate), ...estate.accounts.flatMap(reservedTags)];
}

/** Tags that an account gives itself and does not get, since the landing zone sets them. */
function reservedTags(account: Account): Finding[] {
  const own = Object.keys(account.tags);
  if (own.length === 0) return [];
  const standard = standardTags(account);
  return own
    .filter((key) => Object.hasOwn(standard, key))
    .map((key) => ({
      code: 'account/reserved-tag',
      severity: 'error',
      place: { account: account.key, path: ['tags', key] },
      message: `the tag \`${key}\` is set by the landing zone, to \`${standard[key] ?? ''}\``,
      help: 'leave it out, or give your tag another key',
    }));
}
