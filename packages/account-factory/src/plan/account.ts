// The account itself: its name, its place and its tags.
import type { Account, Estate } from '@microaccounts/config';
import { MANAGED_BY, reference, type Account as AccountResource } from '@microaccounts/resources';

/** The account as a resource of its own vending stack. */
export function accountResource(_estate: Estate, account: Account): AccountResource {
  return {
    kind: 'account',
    address: `account/${account.key}`,
    account: account.key,
    region: null,
    stack: `account.${account.key}`,
    properties: {
      name: account.name,
      email: account.email,
      parent: reference(`organizational-unit/${account.organizationalUnit}`),
      tags: { ...account.tags, ...standardTags(account) },
    },
  };
}

/** The tags that every account has; they go before tags of the same key that the account gives itself. */
export function standardTags(account: Account): { readonly [key: string]: string } {
  return {
    ...MANAGED_BY,
    'business-unit': account.businessUnit,
    environment: account.environment,
    owner: account.owner,
    ...(account.costCenter === null ? {} : { 'cost-center': account.costCenter }),
  };
}
