import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { answeringClient, virtualClock } from '../testing';
import { callCounter } from './callCounter';
import { pacedSessions } from './pacedSessions';
import type { AwsSession, AwsSessions } from './session';

function refusal(name: string, more: object = {}): Error {
  return Object.assign(new Error('no'), { name, ...more });
}

/** Sessions whose calls are answered by `answer`, or refused by what it throws; in what time each call came. */
function fixture(answer: (operation: string) => object) {
  const clock = virtualClock();
  const times: number[] = [];
  const session = (accountId: string): AwsSession => ({
    accountId,
    client: (Client) => {
      const answers = (operation: string) => () => {
        times.push(Math.round(clock.now()));
        return answer(operation);
      };
      const names = ['ListAccounts', 'ListKeys'];
      return answeringClient(Client, Object.fromEntries(names.map((name) => [name, answers(name)]))).client;
    },
  });
  const sessions: AwsSessions = {
    management: () => Promise.resolve(session('111111111111')),
    member: (accountId) => Promise.resolve(session(accountId)),
  };
  const counter = callCounter();
  const paced = pacedSessions(sessions, counter, { clock, random: () => 0.999 });
  const list = async (): Promise<object> =>
    (await paced.management()).client(OrganizationsClient, 'us-east-1').send(new ListAccountsCommand({}));
  const keys = async (accountId: string, region = 'eu-west-2'): Promise<object> =>
    (await paced.member(accountId)).client(KMSClient, region).send(new ListKeysCommand({}));
  return { list, keys, times, counter, clock };
}

test('a burst at once, then at the rate', async () => {
  const { list, times, counter } = fixture(() => ({}));
  await Promise.all(Array.from({ length: 20 }, list));
  // Twelve at once, then eight a second.
  expect(times.slice(0, 12)).toEqual(Array(12).fill(0));
  expect(times.slice(12)).toEqual([125, 250, 375, 500, 625, 750, 875, 1000]);
  expect([...counter.byName()]).toEqual([['organizations:ListAccounts', 20]]);
});

test('each account and region has its own buckets', async () => {
  const { keys, clock, counter } = fixture(() => ({}));
  const calls = ['222222222222', '333333333333'].flatMap((id) =>
    ['us-east-1', 'eu-west-2'].flatMap((region) => Array.from({ length: 20 }, () => keys(id, region))),
  );
  await Promise.all(calls);
  expect(clock.now()).toBe(0);
  expect(Object.fromEntries(counter.byName())).toEqual({ 'kms:ListKeys': 80, 'sts:AssumeRole': 80 });
  await keys('222222222222');
  expect(clock.now()).toBe(100);
});

test('refused for its rate, a call is made again, later each time, and what follows is slower', async () => {
  let refusals = 3;
  const { list, times } = fixture(() => {
    if (refusals-- > 0) throw refusal('TooManyRequestsException');
    return {};
  });
  await list();
  expect(times).toHaveLength(4);
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
  expect(pauses[2]).toBeGreaterThan(pauses[1] ?? 0);
  const before = times.length;
  await Promise.all(Array.from({ length: 3 }, list));
  const [first = 0, second = 0] = times.slice(before + 1);
  expect(second - first).toBeGreaterThan(125);
});

test('refused for ever, it is throttled out after eight attempts', async () => {
  const { list, counter } = fixture(() => {
    throw refusal('ThrottlingException');
  });
  await expect(list()).rejects.toThrow(
    'throttled out: `organizations:ListAccounts` was refused 8 times, at last with ThrottlingException: no',
  );
  expect(counter.total()).toBe(8);
});

test.each<[string, Error, number]>([
  ['a failure of AWS three times', refusal('InternalFailure', { $fault: 'server' }), 3],
  ['what nobody answers three times', refusal('TimeoutError'), 3],
  ['a refusal once', refusal('AccessDeniedException', { $fault: 'client' }), 1],
  ['credentials that have expired once', refusal('ExpiredTokenException', { $fault: 'client' }), 1],
])('%s, and then it is thrown', async (_what, error, attempts) => {
  const { list, counter } = fixture(() => {
    throw error;
  });
  await expect(list()).rejects.toBe(error);
  expect(counter.total()).toBe(attempts);
});

test('a service that answers nowhere in a region is left alone for a minute, others are not', async () => {
  let isDead = true;
  const { keys, list, counter, clock } = fixture((operation) => {
    if (isDead && operation === 'ListKeys') throw refusal('TimeoutError');
    return {};
  });
  for (const id of ['222222222222', '333333333333']) await expect(keys(id)).rejects.toThrow('no');
  const called = counter.byName().get('kms:ListKeys');
  await expect(keys('444444444444')).rejects.toThrow('`kms` in `eu-west-2` does not answer: TimeoutError: no');
  expect(counter.byName().get('kms:ListKeys')).toBe(called);
  await list();
  isDead = false;
  await clock.wait(60_000);
  await keys('444444444444');
});
