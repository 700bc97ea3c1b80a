// Who may use the key that every account has in each of its regions.
import type { Account, Estate } from '@microaccounts/config';
import { policyDocument, type PolicyDocument } from '@microaccounts/resources';
import { iamArn } from './accountArn';

/** The name by which `trustedAccounts` speaks of the key. */
const SERVICE = 'kms';

/**
 * The policy of an account's key: its own IAM policies decide, and trusted accounts may decrypt. Principals are account
 * roots, written as the ARNs that KMS keeps, because a key policy takes only principals that exist and a root always does
 * (AWS KMS Developer Guide, "Key policies"). A trusted account that is suspended or closed has no access.
 */
export function keyPolicy(estate: Estate, account: Account): PolicyDocument {
  const active = activeAccounts(estate);
  const trusted = Object.entries(account.trustedAccounts)
    .filter(([key, services]) => services.includes(SERVICE) && active.has(key))
    .map(([key]) => iamArn({ key }, 'root'));
  return policyDocument([
    {
      Sid: 'Account',
      Effect: 'Allow',
      Principal: { AWS: iamArn(account, 'root') },
      Action: 'kms:*',
      Resource: '*',
    },
    ...(trusted.length === 0
      ? []
      : [
          {
            Sid: 'TrustedAccounts',
            Effect: 'Allow',
            Principal: { AWS: trusted },
            Action: ['kms:Decrypt', 'kms:DescribeKey'],
            Resource: '*',
          },
        ]),
  ]);
}

/** Keys of the active accounts of an estate, gathered once: every account asks. */
const activeOf = new WeakMap<Estate, ReadonlySet<string>>();

function activeAccounts(estate: Estate): ReadonlySet<string> {
  const known = activeOf.get(estate);
  if (known !== undefined) return known;
  const active = new Set(estate.accounts.filter(({ state }) => state === 'active').map(({ key }) => key));
  activeOf.set(estate, active);
  return active;
}
