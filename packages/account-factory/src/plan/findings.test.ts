import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { accountFindings } from './findings';

test('an estate within its quotas has no findings', () => {
  expect(accountFindings(meantEstate())).toEqual([]);
});

test('the findings about its policies are among them', () => {
  const { limits } = meantEstate();
  const codes = accountFindings(meantEstate({ limits: { ...limits, managedPolicyCharacters: 10 } })).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['iam/boundary-too-long']);
});

test('a tag that the landing zone sets cannot be set', () => {
  const accounts = [meantAccount('payments-dev', { tags: { owner: 'me', team: 'payments' } })];
  expect(accountFindings(meantEstate({ accounts }))).toMatchObject([
    {
      code: 'account/reserved-tag',
      severity: 'error',
      place: { account: 'payments-dev', path: ['tags', 'owner'] },
      message: 'the tag `owner` is set by the landing zone, to `payments-team`',
    },
  ]);
});
