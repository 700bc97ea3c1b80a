import type { CallPlan } from '@microaccounts/drift';
import { callPlanText } from './callPlan';

const plan: CallPlan = {
  formatVersion: 1,
  scope: { tiers: ['organization'], accounts: null, members: null, shard: null },
  accounts: 1,
  calls: 1_050,
  seconds: 1_499,
  apis: [
    { api: 'iam:ListRoles', calls: 50, perSecond: 10, burst: 20, page: null, seconds: 0 },
    { api: 'organizations:DescribePolicy', calls: 1_000, perSecond: 2, burst: 2, page: 'a page', seconds: 61 },
  ],
};

test('beside it, or instead of it, what the deep tier previews', () => {
  expect(callPlanText({ ...plan, previews: 1 })).toBe(
    `${callPlanText(plan)}\n\n1 stack previewed with refresh, whose calls the provider makes and nobody counts`,
  );
  const nothing = { ...plan, accounts: 0, calls: 0, seconds: 0, apis: [], previews: 1_200 };
  expect(callPlanText(nothing)).toBe(
    'no calls of its own\n\n1,200 stacks previewed with refresh, whose calls the provider makes and nobody counts',
  );
});

test('each API with its calls, its rate and its time', () => {
  expect(callPlanText(plan)).toBe(
    [
      '1,050 calls, at least 24 min 59 s; 1 account entered',
      '',
      'API                           calls  rate in an account and region  at least',
      'iam:ListRoles                    50  10/s, 20 at once (assumed)     0 s',
      'organizations:DescribePolicy  1,000  2/s, 2 at once                 61 s',
    ].join('\n'),
  );
});
