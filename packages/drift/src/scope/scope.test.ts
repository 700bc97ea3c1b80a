import { shardOf } from '@microaccounts/landing-zone';
import { expectation } from '../testing/landingZone';
import { EVERYTHING, isInScope, reachOf, scopeText, TIERS, tierOf, type DriftScope } from './scope';

const { resources } = expectation;
const keys = ['network', 'payments-dev', 'reporting-dev'];
const within = (scope: Partial<DriftScope>): string[] =>
  resources.filter((one) => isInScope({ ...EVERYTHING, ...scope }, one)).map(({ address }) => address);

test('everything is in scope unless something is said', () => {
  expect(within({})).toHaveLength(resources.length);
});

test('the tiers divide what there is', () => {
  const [organization, network, accounts] = (['organization', 'network', 'accounts'] as const).map((tier) =>
    within({ tiers: [tier] }),
  );
  expect([...(organization ?? []), ...(network ?? []), ...(accounts ?? [])].sort()).toEqual(within({}).sort());
  expect(organization).toContain('account/payments-dev');
  expect(network?.some((address) => address.startsWith('account/payments-dev/us-east-1/resource-share/'))).toBe(true);
  expect(accounts).toContain('account/payments-dev/role/Developer');
  expect(tierOf('no-such-kind')).toBeUndefined();
});

test('of chosen accounts only what is theirs, in each tier', () => {
  const chosen = within({ accounts: ['payments-dev'] });
  expect(new Set(resources.filter(({ address }) => chosen.includes(address)).map(({ account }) => account))).toEqual(
    new Set(['payments-dev']),
  );
  expect(chosen).toContain('account/payments-dev');
});

test.each([1, 2, 3, 7])('%i shards divide what there is, and the first has what is shared', (of) => {
  const shards = Array.from({ length: of }, (_, index) => within({ shard: { index: index + 1, of } }));
  expect(shards.flat().sort()).toEqual(within({}).sort());
  expect(shards[0]).toContain('account/payments-dev');
  expect(shards[shardOf('payments-dev', of) - 1]).toContain('account/payments-dev/role/Developer');
});

test('networks are read also for the accounts that name what is in them', () => {
  const reach = (scope: Partial<DriftScope>) => {
    const { organization, networks, baseline } = reachOf({ ...EVERYTHING, ...scope }, keys);
    return { organization, networks, entered: keys.filter(baseline) };
  };
  expect(reach({})).toEqual({ organization: true, networks: true, entered: keys });
  expect(reach({ tiers: ['organization'] })).toEqual({ organization: true, networks: false, entered: [] });
  expect(reach({ tiers: ['network'] })).toEqual({ organization: false, networks: true, entered: [] });
  expect(reach({ tiers: ['accounts'] })).toEqual({ organization: false, networks: true, entered: keys });
  expect(reach({ accounts: ['network'] })).toEqual({ organization: true, networks: true, entered: ['network'] });
  const second = keys.filter((key) => shardOf(key, 2) === 2);
  expect(reach({ shard: { index: 2, of: 2 } })).toEqual({
    organization: false,
    networks: second.length > 0,
    entered: second,
  });
});

test('of chosen members nothing is left out but the inside of the others', () => {
  const chosen = new Set(within({ members: ['payments-dev'] }));
  const out = resources.filter(({ address }) => !chosen.has(address));
  expect(out.length).toBeGreaterThan(0);
  expect(out.filter(({ kind, account }) => tierOf(kind) !== 'accounts' || account === 'payments-dev')).toEqual([]);
  expect(chosen).toContain('account/payments-dev/role/Developer');
  expect(within({ members: [] })).toEqual(within({ tiers: ['organization', 'network'] }));
  const { organization, networks, baseline } = reachOf({ ...EVERYTHING, members: ['payments-dev'] }, keys);
  expect([organization, networks, keys.filter(baseline)]).toEqual([true, true, ['payments-dev']]);
});

test('it is said in words', () => {
  expect(scopeText(EVERYTHING)).toBeNull();
  expect(
    scopeText({ tiers: ['organization', 'network'], accounts: ['a', 'b'], members: null, shard: { index: 2, of: 4 } }),
  ).toBe('tier organization and network, only a, b, shard 2/4');
  expect(scopeText({ ...EVERYTHING, tiers: ['deep'] })).toBe('tier deep');
  expect(scopeText({ ...EVERYTHING, tiers: ['accounts', 'deep'] })).toBe('tier accounts and deep');
  expect(scopeText({ ...EVERYTHING, tiers: [...TIERS, 'deep'] })).toBe('every tier with deep');
  const inside = (...members: readonly string[]) => scopeText({ ...EVERYTHING, members });
  expect(inside()).toBe('inside of no account');
  expect(inside('a', 'b')).toBe('inside of a, b alone');
  expect(inside('a', 'b', 'c', 'd')).toBe('inside of 4 accounts alone');
});
