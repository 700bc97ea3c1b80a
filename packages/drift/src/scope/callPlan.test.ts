import { callCounter } from '@microaccounts/resources/observe';
import { drift } from '../drift';
import { parted } from '../expectation';
import { expectation, upToDate } from '../testing/landingZone';
import { simulation, strangerIn } from '../testing/simulation';
import { callPlan } from './callPlan';
import { EVERYTHING, type DriftScope } from './scope';

const planned = (scope: DriftScope) => {
  const { apis, calls } = callPlan(parted(expectation), scope, 8);
  return { calls, byName: Object.fromEntries(apis.map(({ api, calls: count }) => [api, count])) };
};

test.each<[string, Partial<DriftScope>]>([
  ['everything', {}],
  ['the organization', { tiers: ['organization'] }],
  ['the networks', { tiers: ['network'] }],
  ['the accounts', { tiers: ['accounts'] }],
  ['one account', { accounts: ['payments-dev'] }],
  ['a shard', { shard: { index: 1, of: 2 } }],
  ['the inside of one account', { members: ['payments-dev'] }],
])('%s: what a dry run says is what is called', async (_name, part) => {
  const scope = { ...EVERYTHING, ...part };
  const { sessions, recorder } = await simulation();
  const counter = callCounter();
  const report = await drift(sessions, expectation, upToDate, { scope, counter });
  const { calls, byName } = planned(scope);
  expect(byName).toEqual(Object.fromEntries([...counter.byName()].sort(([a], [b]) => (a < b ? -1 : 1))));
  expect(report.checked.calls).toBe(calls);
  expect(recorder.names()).toHaveLength(calls);
});

test('of no tier nothing is read', () => {
  expect(callPlan(parted(expectation), { ...EVERYTHING, tiers: [] }, 8)).toMatchObject({
    calls: 0,
    seconds: 0,
    apis: [],
  });
});

test('what nobody declares costs more than it says', async () => {
  const simulated = await simulation();
  await strangerIn(simulated);
  const counter = callCounter();
  await drift(simulated.sessions, expectation, upToDate, { counter });
  // Without tags, the stranger is asked for them by itself.
  const more = Object.fromEntries(
    [...counter.byName()].filter(([name, calls]) => calls !== (planned(EVERYTHING).byName[name] ?? 0)),
  );
  expect(more).toEqual({ 'organizations:ListTagsForResource': 1 });
});

test('the time is that of the slowest API, members side by side', () => {
  const { apis, seconds } = callPlan(parted(expectation), EVERYTHING, 8);
  const slowest = Math.max(...apis.map((one) => one.seconds));
  expect(seconds).toBeGreaterThanOrEqual(slowest);
  const describe = apis.find(({ api }) => api === 'organizations:DescribePolicy');
  expect(describe).toMatchObject({ perSecond: 2, burst: 2, page: expect.stringContaining('Organizations') as string });
  expect(describe?.seconds).toBe(Math.ceil(((describe?.calls ?? 0) - 2) / 2));
});
