// Things of no concern: what is left of accounts that are suspended, or closed and forgotten.
import type { ObservedAccount } from '@microaccounts/account-factory/observe';
import type { Resource } from '@microaccounts/resources';
import type { Expectation } from '../expectation';

/** States of an account that is closed or being closed (AWS Organizations User Guide, "Monitor the state of your accounts"). */
const CLOSED = ['SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'];

/** Ids of the accounts that AWS has closed or is closing. */
export function closedIn(accounts: readonly ObservedAccount[]): ReadonlySet<string> {
  return new Set(accounts.filter(({ state }) => CLOSED.includes(state)).map(({ ids }) => String(ids['id'])));
}

/**
 * `resources` without undeclared things that are left of a former life: shares of an account that is no longer active,
 * and accounts, with what is attached to them, that nobody declares and AWS has closed (`closed` are their ids).
 */
export function withoutLeftovers(
  resources: readonly Resource[],
  expectation: Pick<Expectation, 'accounts' | 'resources'>,
  closed: ReadonlySet<string>,
): Resource[] {
  const declared = new Set(expectation.resources.map(({ address }) => address));
  const inactive = new Set(expectation.accounts.filter(({ state }) => state !== 'active').map(({ key }) => key));
  const isLeftover = ({ kind, account }: Resource): boolean =>
    closed.has(account) || (kind === 'principal-association' && inactive.has(account));
  return resources.filter((resource) => declared.has(resource.address) || !isLeftover(resource));
}
