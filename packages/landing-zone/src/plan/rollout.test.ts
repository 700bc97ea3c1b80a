import { meantAccount } from '@microaccounts/config/testing';
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { ringsOf, selectedStacks, shardOf, SHARED_RING, type Selection } from './rollout';

const landingZone = someLandingZone(someAccounts({ 'shop-prod': { ring: 2 } }));
const SHARED = ['organization', 'account.audit', 'account.log-archive', 'account.network', 'network.us-east-1'];
const select = (selection: Selection, vended: readonly string[] | 'all' = 'all'): string[] =>
  selectedStacks(landingZone, selection, (account) => vended === 'all' || vended.includes(account));

it('is everything where nothing is said', () => {
  expect(select({})).toEqual(landingZone.stacks.map(({ name }) => name));
});

it('of accounts has what they need', () => {
  expect(select({ accounts: ['shop-dev'] })).toEqual([
    'organization',
    'account.network',
    'account.shop-dev',
    'network.us-east-1',
    'baseline.shop-dev',
  ]);
});

it('since a commit has what differs from it', () => {
  const before = someLandingZone(someAccounts({ 'shop-prod': { ring: 2, tags: { class: 'secret' } } }));
  expect(select({ since: landingZone })).toEqual([]);
  expect(select({ since: null })).toEqual(select({}));
  expect(select({ since: before })).toContain('account.shop-prod');
  expect(select({ since: before })).not.toContain('account.shop-dev');
});

it('shared is what accounts share, and accounts that do not exist', () => {
  expect(select({ shared: true }).toSorted()).toEqual(SHARED.toSorted());
  expect(select({ shared: true }, ['audit', 'shop-dev']).toSorted()).toEqual(
    [...SHARED, 'account.shop-prod'].toSorted(),
  );
});

it('of a ring has the accounts of the ring', () => {
  expect(select({ ring: 2 })).toEqual(['account.shop-prod', 'baseline.shop-prod']);
  expect(select({ ring: 1 })).toEqual([]);
});

it('is all of it, once, over shared, rings and shards', () => {
  const accounts = [...someAccounts({ 'shop-prod': { ring: 1 } })];
  for (let index = 0; index < 40; index += 1)
    accounts.push(meantAccount(`extra-${index}`, { network: {}, ring: index % 2 }));
  const large = someLandingZone(accounts);
  const parts = [0, 1].flatMap((ring) =>
    [1, 2, 3].map((index) => selectedStacks(large, { ring, shard: { index, of: 3 } }, () => true)),
  );
  const shared = selectedStacks(large, { shared: true }, () => true);
  expect([...shared, ...parts.flat()].toSorted()).toEqual(large.stacks.map(({ name }) => name).toSorted());
  for (const part of parts) expect(part.length).toBeGreaterThan(4);
});

it('puts an account into the same part every time', () => {
  expect(['payments-dev', 'reporting-prod', 'audit'].map((key) => shardOf(key, 4))).toEqual([2, 1, 1]);
});

it('vends an account in the first ring that needs its id, unless it exists', () => {
  const referred = someLandingZone(someAccounts({ 'shop-dev': { ring: 2 } }));
  const stack = (name: string) => referred.stacks.find((candidate) => candidate.name === name) ?? fail(name);
  expect(ringsOf(referred, () => false)(stack('account.shop-dev'))).toBe(0);
  expect(ringsOf(referred, () => true)(stack('account.shop-dev'))).toBe(2);
  expect(ringsOf(referred, () => false)(stack('baseline.shop-dev'))).toBe(2);
  expect(ringsOf(referred, () => false)(stack('account.network'))).toBe(SHARED_RING);
});

function fail(name: string): never {
  throw new Error(`no stack ${name}`);
}
