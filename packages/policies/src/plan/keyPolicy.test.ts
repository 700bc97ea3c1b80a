import type { Account } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { keyPolicy } from './keyPolicy';

const root = (key: string): unknown => ({
  join: ['arn:aws:iam::', { ref: `account/${key}`, attribute: 'id' }, ':root'],
});
const account = (trustedAccounts: Account['trustedAccounts']): Account =>
  meantAccount('payments-dev', { trustedAccounts });

const estate = meantEstate({
  accounts: [
    meantAccount('payments-dev'),
    meantAccount('reporting-dev'),
    meantAccount('reporting-prod'),
    meantAccount('old', { state: 'suspended' }),
    meantAccount('older', { state: 'closed' }),
  ],
});

test('the policies of the account decide', () => {
  expect(keyPolicy(estate, account({})).Statement).toEqual([
    { Sid: 'Account', Effect: 'Allow', Principal: { AWS: root('payments-dev') }, Action: 'kms:*', Resource: '*' },
  ]);
});

test('accounts that are trusted with keys may decrypt, those trusted with other services may not', () => {
  const trusted = { 'reporting-prod': ['s3', 'kms'], 'reporting-dev': ['kms'], network: ['s3'] };
  expect(keyPolicy(estate, account(trusted)).Statement.slice(1)).toEqual([
    {
      Sid: 'TrustedAccounts',
      Effect: 'Allow',
      Principal: { AWS: [root('reporting-dev'), root('reporting-prod')] },
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: '*',
    },
  ]);
});

test.each(['old', 'older'])('an account that is not in use has no access: %s', (key) => {
  expect(keyPolicy(estate, account({ [key]: ['kms'] })).Statement).toHaveLength(1);
});
