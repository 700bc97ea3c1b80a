// The organization of 1,000 accounts that share their policies, read at AWS's rates, against an AWS that keeps them.
import { callCounter } from '@microaccounts/resources/observe';
import { virtualClock } from '@microaccounts/resources/testing';
import { AwsError, type ApiCall } from '@microaccounts/simulator';
import { drift } from './drift';
import { parted } from './expectation';
import { callPlan } from './scope/callPlan';
import { EVERYTHING } from './scope/scope';
import { company } from './testing/company';
import { simulation } from './testing/simulation';

/** As AWS documents them (AWS Organizations User Guide, "Quotas and service limits"): tokens a second, and most of them. */
const DOCUMENTED: { readonly [operation: string]: readonly [perSecond: number, most: number] } = {
  ListAccounts: [8, 12],
  ListTargetsForPolicy: [5, 8],
  ListPolicies: [5, 8],
  DescribePolicy: [2, 2],
  ListTagsForResource: [10, 15],
};

/** Refuses what comes faster than documented. */
function keeper(now: () => number): { check: (call: ApiCall) => void; refused: () => number } {
  const buckets = new Map<string, { tokens: number; at: number }>();
  let refused = 0;
  return {
    refused: () => refused,
    check: ({ operation }) => {
      const rate = DOCUMENTED[operation];
      if (rate === undefined) return;
      const [perSecond, most] = rate;
      const { tokens, at } = buckets.get(operation) ?? { tokens: most, at: now() };
      const left = Math.min(most, tokens + ((now() - at) / 1000) * perSecond);
      buckets.set(operation, { tokens: left >= 1 - 1e-6 ? left - 1 : left, at: now() });
      if (left >= 1 - 1e-6) return;
      refused++;
      throw new AwsError('TooManyRequestsException', 'Rate exceeded');
    },
  };
}

const nobody = { deployed: null, digestOf: () => null };
const organization = { ...EVERYTHING, tiers: ['organization' as const] };

async function organizationOf(count: number) {
  const { expectation } = company(count);
  const parts = parted(expectation);
  const simulated = await simulation(parts.organization());
  const clock = virtualClock();
  const aws = keeper(() => clock.now());
  simulated.disturb(aws.check);
  const counter = callCounter();
  const pace = { clock, random: () => 0.5 };
  const report = await drift(simulated.sessions, expectation, nobody, { scope: organization, counter, pace });
  const plan = callPlan(parts, organization, 8);
  return { report, counter, seconds: clock.now() / 1000, refused: aws.refused(), plan, parts };
}

test('1,000 accounts: few calls, in a minute and a half, none of them refused', async () => {
  const { report, counter, seconds, refused, plan, parts } = await organizationOf(1_000);
  expect(report).toMatchObject({ complete: true, findings: [], checked: { accounts: 1_001 } });
  expect(refused).toBe(0);
  expect(seconds).toBeLessThan(90);
  const perSet = parts
    .organization()
    .filter(({ kind, account }) => kind === 'scp-attachment' && account === 'team-0500');
  // All share one set of policies: a text of each, and a page for twenty accounts.
  const calls = Object.fromEntries(counter.byName());
  expect(calls['organizations:DescribePolicy']).toBe(perSet.length);
  expect(calls['organizations:ListTargetsForPolicy']).toBe(51 * perSet.length);
  expect(52 * perSet.length).toBeLessThanOrEqual(120);
  expect(counter.total()).toBe(plan.calls);
  expect(plan.calls).toBeLessThanOrEqual(175);
  // The plan leaves out how pages wait for each other.
  expect(Math.abs(seconds - plan.seconds)).toBeLessThanOrEqual(2);
}, 120_000);
