import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STSClient } from '@aws-sdk/client-sts';
import { awsSessions } from './assumeRole';

const MANAGEMENT = '111111111111';
const MEMBER = '222222222222';
const MINUTE = 60 * 1000;

/** Sessions over an STS that answers from here: each AssumeRole gives credentials for an hour, numbered. */
function fixture({ caller = MANAGEMENT, assumed = MEMBER }: { caller?: string; assumed?: string } = {}) {
  const calls: string[] = [];
  let time = Date.parse('2026-11-21T00:00:00Z');
  const sessions = awsSessions({
    managementAccountId: MANAGEMENT,
    region: 'us-east-1',
    now: () => new Date(time),
    sts: (configuration) => {
      const client = new STSClient(configuration);
      client.middlewareStack.add(
        (_next, context) =>
          async ({ input }) => {
            const { RoleArn } = input as { RoleArn?: string };
            calls.push(`${context.commandName?.replace('Command', '')} ${RoleArn ?? ''}`.trim());
            const output = RoleArn
              ? {
                  AssumedRoleUser: { Arn: `arn:aws:sts::${assumed}:assumed-role/LandingZoneAudit/microaccounts` },
                  Credentials: {
                    AccessKeyId: `key-${calls.length}`,
                    SecretAccessKey: 'secret',
                    SessionToken: 'token',
                    Expiration: new Date(time + 60 * MINUTE),
                  },
                }
              : { Account: caller };
            return { output: { $metadata: {}, ...output } as never, response: {} };
          },
        { step: 'initialize' },
      );
      return client;
    },
  });
  return { sessions, calls, pass: (minutes: number) => (time += minutes * MINUTE) };
}

test('the management session is checked once to be of the management account', async () => {
  const { sessions, calls } = fixture();
  expect((await sessions.management()).accountId).toBe(MANAGEMENT);
  await sessions.management();
  expect(calls).toEqual(['GetCallerIdentity']);
});

test('credentials of another account are refused', async () => {
  await expect(fixture({ caller: MEMBER }).sessions.management()).rejects.toThrow(
    'the credentials are of account 222222222222, not of 111111111111',
  );
  await expect(fixture({ assumed: '333333333333' }).sessions.member(MEMBER)).rejects.toThrow('of account 333333333333');
});

test('a member session is kept per account and role, with its clients', async () => {
  const { sessions, calls } = fixture();
  const [one, two] = await Promise.all([sessions.member(MEMBER), sessions.member(MEMBER)]);
  await sessions.member(MEMBER, 'OrganizationAccountAccessRole');
  expect(calls).toEqual([
    'AssumeRole arn:aws:iam::222222222222:role/landing-zone/LandingZoneAudit',
    'AssumeRole arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
  ]);
  expect(one.client(STSClient, 'us-east-1')).toBe(two.client(STSClient, 'us-east-1'));
  expect(one.client(STSClient, 'eu-west-2')).not.toBe(one.client(STSClient, 'us-east-1'));
});

test('credentials are renewed before they end, once for all who ask', async () => {
  const { sessions, calls, pass } = fixture();
  const session = await sessions.member(MEMBER);
  const keys = async (): Promise<string[]> =>
    Promise.all(
      ['us-east-1', 'eu-west-2'].map(async (region) => {
        const client = session.client(STSClient, region);
        return (await client.config.credentials()).accessKeyId;
      }),
    );
  expect(await keys()).toEqual(['key-1', 'key-1']);
  pass(56);
  const fresh = await sessions.member(MEMBER);
  const credentials = await Promise.all(
    ['eu-central-1', 'eu-west-1'].map((region) => fresh.client(STSClient, region).config.credentials()),
  );
  expect(credentials.map(({ accessKeyId }) => accessKeyId)).toEqual(['key-2', 'key-2']);
  expect(calls).toHaveLength(2);
});

test('of thousands of accounts the sessions last asked for are kept', async () => {
  const { sessions, calls } = fixture();
  const role = (n: number): string => `Role${n}`;
  for (let n = 0; n < 65; n++) await sessions.member(MEMBER, role(n));
  await sessions.member(MEMBER, role(64));
  expect(calls).toHaveLength(65);
  await sessions.member(MEMBER, role(0));
  expect(calls).toHaveLength(66);
});

describe('an endpoint that takes a call and never answers', () => {
  let asked = 0;
  const server = createServer(() => asked++);

  beforeEach(async () => {
    asked = 0;
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'nobody';
  });

  afterEach(async () => {
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) delete process.env[name];
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  test.each([1, 2])('is given up in time, after %i attempts', async (attempts) => {
    const limits = { attempts, answerMilliseconds: 100 };
    const sessions = awsSessions({ managementAccountId: MANAGEMENT, region: 'us-east-1', ...limits });
    await expect(sessions.management()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toBe(attempts);
  });
});

test('a failed attempt is not kept', async () => {
  const { sessions, calls } = fixture({ caller: MEMBER });
  await expect(sessions.management()).rejects.toThrow();
  await expect(sessions.management()).rejects.toThrow();
  expect(calls).toHaveLength(2);
});
