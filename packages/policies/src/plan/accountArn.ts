// ARNs inside an account whose id AWS decides.
import type { Account } from '@microaccounts/config';
import { join, reference, type Join } from '@microaccounts/resources';

/** `arn:aws:iam::<id of the account>:<resource>`; `resource` such as `root` or `role/landing-zone/*`. */
export function iamArn(account: Pick<Account, 'key'>, resource: string): Join | string {
  return join('arn:aws:iam::', reference(`account/${account.key}`), `:${resource}`);
}
