import { isInScope as wasLookedAt } from '../history/scope';
import { landingZone } from '../testing/landingZone';
import { deepStacks, previewedStacks, type DeepScope } from './previews';

const all = landingZone.stacks.map(({ name }) => name);
const shards = (of: number): DeepScope[] =>
  Array.from({ length: of }, (_, index) => ({ accounts: null, shard: { index: index + 1, of } }));
const identity = (stack: string): string => `aws:iam/role:Role ${stack}/aws:iam/role:Role::x tags`;

test.each([1, 2, 3, 7])('%i shards report of each stack once, and preview what they report of', (of) => {
  expect(
    shards(of)
      .flatMap((scope) => deepStacks(landingZone, scope))
      .sort(),
  ).toEqual([...all].sort());
  for (const scope of shards(of))
    expect(previewedStacks(landingZone, scope)).toEqual(expect.arrayContaining(deepStacks(landingZone, scope)));
});

test.each<[string, DeepScope]>([
  ['everything', { accounts: null, shard: null }],
  ['the accounts that hold the networks', { accounts: ['network'], shard: null }],
  ...[1, 2, 3].map((index): [string, DeepScope] => [
    `shard ${index} of chosen accounts`,
    { accounts: ['network', 'payments-dev'], shard: { index, of: 3 } },
  ]),
  ...shards(7).map((scope, index): [string, DeepScope] => [`shard ${index + 1} of 7`, scope]),
])('the history takes a run of %s to have looked at what it reports of', (_, scope) => {
  const { accounts, shard } = scope;
  const looked = { ...(accounts === null ? {} : { accounts }), ...(shard === null ? {} : { shard }) };
  expect(all.filter((stack) => wasLookedAt(identity(stack), looked))).toEqual(deepStacks(landingZone, scope));
  expect(previewedStacks(landingZone, scope)).toEqual(expect.arrayContaining(deepStacks(landingZone, scope)));
});

test('of chosen accounts what they need is previewed, too, and not reported', () => {
  const scope = { accounts: ['payments-dev'], shard: null };
  expect(deepStacks(landingZone, scope)).toEqual(['account.payments-dev', 'baseline.payments-dev']);
  expect(previewedStacks(landingZone, scope)).toEqual(expect.arrayContaining(['organization', 'account.network']));
});
