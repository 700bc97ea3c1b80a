import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { accountResource } from './account';

const estate = meantEstate();

test('the account, golden', () => {
  const account = meantAccount('payments-dev', { name: 'Payments (dev)', tags: { 'data-class': 'confidential' } });
  expect(accountResource(estate, account)).toEqual({
    kind: 'account',
    address: 'account/payments-dev',
    account: 'payments-dev',
    region: null,
    stack: 'account.payments-dev',
    properties: {
      name: 'Payments (dev)',
      email: 'aws+payments-dev@cloud.example.com',
      parent: { ref: 'organizational-unit/Workloads/Dev', attribute: 'id' },
      tags: {
        'managed-by': 'microaccounts',
        'business-unit': 'analytics',
        environment: 'dev',
        owner: 'payments-team',
        'cost-center': '4100',
        'data-class': 'confidential',
      },
    },
  });
});

test('an account without a cost center has no such tag', () => {
  expect(accountResource(estate, meantAccount('a', { costCenter: null })).properties.tags).not.toHaveProperty(
    'cost-center',
  );
});

test('the tags of the landing zone are not to be overwritten', () => {
  const account = meantAccount('a', { tags: { 'managed-by': 'hand' } });
  expect(accountResource(estate, account).properties.tags['managed-by']).toBe('microaccounts');
});
