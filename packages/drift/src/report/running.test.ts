import { shardOf } from '@microaccounts/landing-zone';
import { identify } from '../identify/identify';
import { everything, owners } from '../testing/embodiment';
import { at, expectation, some, upToDate } from '../testing/landingZone';
import { judge } from './judge';
import { EVERYTHING, isInScope } from '../scope/scope';
import { exitCode } from './report';
import { setAside, type Running } from './running';

const run = (stack: string): Running => ({ stack, by: 'ci@runner-7', since: '2026-11-02T10:00:00Z' });
const stranger = {
  ...{ kind: 'role' as const, accountId: '999999999999', region: null, ids: { id: 'odd' } },
};

function report(changed: string | null) {
  const things = everything().map((thing) =>
    thing.properties['name'] === changed ? { ...thing, properties: { ...thing.properties, description: 'x' } } : thing,
  );
  const account = things.find(({ kind, properties }) => kind === 'account' && properties['name'] === 'payments-dev');
  const role = things.find(({ kind }) => kind === 'role');
  const odd = {
    ...stranger,
    accountId: String(account?.ids['id']),
    properties: { ...role?.properties, name: 'Odd' },
  };
  const seen = identify([...things, odd], expectation.resources, owners);
  return judge(expectation, { ...seen, unchecked: new Map(), calls: 0 }, upToDate);
}

test('nothing is said of a stack that is being run but that', () => {
  const whole = report('Developer');
  expect(whole.findings.map(({ address }) => address)).toContain('account/payments-dev/role/Odd');
  const { complete, checked, findings } = setAside(whole, [run('baseline.payments-dev')], expectation.resources);
  expect(complete).toBe(false);
  const held = expectation.resources.filter(({ stack }) => stack === 'baseline.payments-dev');
  expect(checked).toEqual({
    ...whole.checked,
    accounts: whole.checked.accounts - 1,
    resources: whole.checked.resources - held.length,
  });
  const unchecked = findings.filter(({ status }) => status === 'unchecked');
  expect(unchecked.map(({ address }) => address).sort()).toEqual(held.map(({ address }) => address).sort());
  expect(new Set(unchecked.map(({ actual }) => actual))).toEqual(
    new Set(['being deployed: `baseline.payments-dev` is being deployed (by ci@runner-7, since 2026-11-02T10:00:00Z)']),
  );
  const others = findings.filter(({ status }) => status !== 'unchecked');
  expect(others.map(({ address }) => address)).toEqual([
    'account/network/role/Developer',
    'account/reporting-dev/role/Developer',
  ]);
});

test('an account of which only the inside is compared is no longer one that was read', () => {
  const scope = { ...EVERYTHING, tiers: ['accounts'] as const };
  const resources = expectation.resources.filter((resource) => isInScope(scope, resource));
  const whole = { ...report(null), scope };
  const { checked } = setAside(whole, [run('baseline.payments-dev')], resources);
  expect(checked.accounts).toBe(whole.checked.accounts - 1);
});

test('in a shard, an account counts no longer where it counted: where its inside is compared', () => {
  const inShard = (key: string, index: number): number => {
    const whole = { ...report(null), scope: { ...EVERYTHING, shard: { index, of: 7 } } };
    const { checked } = setAside(whole, [run(`account.${key}`)], expectation.resources);
    const inside = setAside(whole, [run(`baseline.${key}`)], expectation.resources);
    expect(inside.checked.accounts).toBe(whole.checked.accounts - (index === shardOf(key, 7) ? 1 : 0));
    return checked.accounts - whole.checked.accounts;
  };
  const counted = (key: string): number[] => {
    expect(shardOf(key, 7)).not.toBe(1);
    return [inShard(key, 1), inShard(key, shardOf(key, 7))];
  };
  // The first compares the account itself, but has not counted it; the other has not seen that it is being run …
  expect(counted('reporting-dev')).toEqual([0, 0]);
  // … but by its contacts, which are of the same stack and compared with its inside.
  expect(counted('payments-dev')).toEqual([0, -1]);
  const retired = { ...report(null), scope: { ...EVERYTHING, shard: { index: 1, of: 7 } } };
  const { checked } = setAside(retired, [run('account.retired-dev')], expectation.resources);
  expect(checked.accounts).toBe(retired.checked.accounts - 1);
});

test('a whole landing zone that is being run is incomplete, not in sync', () => {
  const stacks = [...new Set(expectation.resources.map(({ stack }) => stack))];
  const aside = setAside(report(null), stacks.map(run), expectation.resources);
  expect(aside.checked).toMatchObject({ accounts: 0, resources: 0 });
  expect(exitCode(aside)).toBe(3);
});

test('a stack of which nothing was looked at changes nothing', () => {
  const whole = report(null);
  expect(setAside(whole, [run('baseline.nobody')], expectation.resources)).toBe(whole);
  expect(setAside(whole, [], expectation.resources)).toBe(whole);
});

test('strangers are of the stack in which their declared sisters are', () => {
  expect(at('role', 'account/payments-dev/role/Developer').stack).toBe('baseline.payments-dev');
  const vpc = some('vpc');
  const without = expectation.resources.filter(({ address }) => !address.startsWith(vpc.address));
  const seen = identify(everything(), without, owners);
  const judged = judge({ ...expectation, resources: without }, { ...seen, unchecked: new Map(), calls: 0 }, upToDate);
  const mine = judged.findings.filter(({ region }) => region === vpc.region && judged.findings.length > 0);
  expect(mine.map(({ kind }) => kind)).toContain('vpc');
  const aside = setAside(judged, [run(vpc.stack)], without);
  expect(aside.findings.filter(({ status, kind }) => status !== 'unchecked' && kind === 'vpc')).toEqual([]);
});
