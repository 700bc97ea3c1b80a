// Things of no concern: what is left of accounts that are suspended, or closed and forgotten.
import type { Resource } from '@microaccounts/resources';
import type { Expectation } from '../expectation';

/**
 * `resources` without undeclared things that are left of a former life: shares of an account that is no longer active,
 * and accounts, with what is attached to them, that nobody declares and AWS has closed (`closed` are their ids).
 */
export function withoutLeftovers(
  resources: readonly Resource[],
  expectation: Expectation,
  closed: ReadonlySet<string>,
): Resource[] {
  const declared = new Set(expectation.resources.map(({ address }) => address));
  const inactive = new Set(expectation.accounts.filter(({ state }) => state !== 'active').map(({ key }) => key));
  const isLeftover = ({ kind, account }: Resource): boolean =>
    closed.has(account) || (kind === 'principal-association' && inactive.has(account));
  return resources.filter((resource) => declared.has(resource.address) || !isLeftover(resource));
}
