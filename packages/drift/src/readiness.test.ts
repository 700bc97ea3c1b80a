import { CreateAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ACCESS_ROLE } from '@microaccounts/resources';
import {
  AwsError,
  SimulatedAws,
  simulatedSessions,
  type ApiCall,
  type SimulatedAwsOptions,
} from '@microaccounts/simulator';
import { AccountNotReadyError, accountReady, AccountRefusesError, type Waiting } from './readiness';
import { accountCreated } from './testing/seeding';

const REGIONS = ['us-east-1', 'eu-west-2'];

/** A new account in a simulated AWS whose clock goes on while it is waited for. */
async function vended(options: Partial<SimulatedAwsOptions> = {}) {
  const clock = { now: Date.parse('2026-11-21T00:00:00Z') };
  const pauses: number[] = [];
  const calls: ApiCall[] = [];
  let refuse: (call: ApiCall) => Promise<void> | void = () => undefined;
  const aws = SimulatedAws.open({
    managementAccountId: '111111111111',
    homeRegion: 'us-east-1',
    now: () => new Date(clock.now),
    faults: {
      before: (call) => {
        calls.push(call);
        return refuse(call);
      },
    },
    ...options,
  });
  const sessions = simulatedSessions(aws);
  const organizations = (await sessions.management()).client(OrganizationsClient, 'us-east-1');
  const create = new CreateAccountCommand({ AccountName: 'payments-dev', Email: 'payments-dev@example.com' });
  const accountId = await accountCreated(organizations, (await organizations.send(create)).CreateAccountStatus?.Id);
  calls.length = 0;
  const seen: (readonly Waiting[])[] = [];
  return {
    pauses,
    calls,
    seen,
    elapsedSeconds: () => (clock.now - Date.parse('2026-11-21T00:00:00Z')) / 1_000,
    refusing: (fault: (call: ApiCall) => Promise<void> | void) => (refuse = fault),
    ready: (more: object = {}) =>
      accountReady(
        sessions,
        { account: 'payments-dev', accountId, regions: REGIONS, roleName: ACCESS_ROLE, ...more },
        {
          callSeconds: 0.05,
          limitSeconds: 300,
          random: () => 0.5,
          now: () => new Date(clock.now),
          wait: (milliseconds) => {
            pauses.push(milliseconds);
            clock.now += milliseconds;
            return Promise.resolve();
          },
          onWaiting: (waiting) => seen.push(waiting),
        },
      ),
  };
}

const denied = (message: string): AwsError => new AwsError('AccessDeniedException', message, { status: 403 });

it('asks once and does not wait where everything answers', async () => {
  const account = await vended();
  await account.ready();
  expect(account.pauses).toEqual([]);
  expect(account.calls.filter(({ service }) => service === 'kms')).toHaveLength(REGIONS.length);
});

it('waits, longer each time, until the services of a new account are active', async () => {
  const account = await vended({ activationSeconds: 120 });
  await account.ready();
  expect(account.pauses.slice(0, 5)).toEqual([1_500, 3_000, 6_000, 12_000, 22_500]);
  expect(Math.max(...account.pauses)).toBe(22_500);
  expect(account.elapsedSeconds()).toBeGreaterThanOrEqual(120);
  expect(account.elapsedSeconds()).toBeLessThan(150);
  expect(account.seen[0]?.map(({ reason }) => reason.split(':')[0])).toContain('OptInRequired');
});

it('asks again only what did not answer', async () => {
  const account = await vended();
  let refusals = 3;
  account.refusing(({ service, region }) => {
    if (service === 'backup' && region === 'eu-west-2' && refusals-- > 0)
      throw new AwsError('SubscriptionRequiredException', 'The AWS Access Key Id needs a subscription for the service');
  });
  await account.ready();
  expect(account.pauses).toHaveLength(3);
  expect(account.calls.filter(({ service }) => service === 'kms')).toHaveLength(2);
  expect(account.calls.filter(({ service }) => service === 'backup')).toHaveLength(5);
});

it('waits for the role of a new account', async () => {
  const account = await vended();
  let refusals = 2;
  account.refusing(({ operation }) => {
    if (operation === 'AssumeRole' && refusals-- > 0) throw new AwsError('AccessDenied', 'not authorized');
  });
  await account.ready();
  expect(account.seen).toEqual(Array(2).fill([{ what: 'role', reason: 'AccessDenied: not authorized' }]));
});

it.each([
  ['UnrecognizedClientException', 'a region that does not know the credentials yet', {}],
  ['UnauthorizedOperation', 'a role whose policy has not reached the region', {}],
  ['ThrottlingException', 'too many calls', {}],
  ['InternalFailure', "AWS's own fault", { status: 500 }],
])('waits for the end of %s: %s', async (name, _meaning, details) => {
  const account = await vended();
  let refusals = 2;
  account.refusing(({ service }) => {
    if (service === 'ssm' && refusals-- > 0) throw new AwsError(name, 'not now', details);
  });
  await account.ready();
  expect(account.pauses.length).toBeGreaterThan(0);
});

it('says which service of which region never answered', async () => {
  const account = await vended();
  account.refusing(({ region, service }) =>
    region === 'eu-west-2' && service !== 'sts' ? new Promise(() => undefined) : undefined,
  );
  const failure = await account.ready({ services: ['sts', 'kms', 'ec2'] }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AccountNotReadyError);
  expect(failure).toMatchObject({
    message:
      'account `payments-dev` is not ready after 5 minutes: `kms` in `eu-west-2` does not answer (TimeoutError: no answer within 0.05 seconds), nor does 1 other',
    help: expect.stringMatching(/^run the same command again later/) as string,
  });
  expect(account.elapsedSeconds()).toBe(300);
});

it('says that the role never let it in', async () => {
  const account = await vended();
  await expect(account.ready({ roleName: 'Nobody' })).rejects.toThrow(
    /^account `payments-dev` is not ready after 5 minutes: its role `Nobody` does not answer \(AccessDenied: /,
  );
});

it.each([
  ['a guardrail', denied('… with an explicit deny in a service control policy')],
  ['a policy that does not allow it', denied('… because no service control policy allows the kms:ListKeys action')],
  ['a blocked account', new AwsError('Blocked', 'Your account is currently blocked.')],
])('does not wait for %s', async (_what, refusal) => {
  const account = await vended();
  account.refusing(({ service }) => {
    if (service === 'kms') throw refusal;
  });
  const failure = await account.ready().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AccountRefusesError);
  expect(failure).toMatchObject({
    message: `account \`payments-dev\` cannot be worked in: \`kms\` in \`us-east-1\` refuses (${refusal.name}: ${refusal.message})`,
    cause: refusal,
  });
  expect(account.pauses).toEqual([]);
});

it('takes bad credentials of the management account for what they are', async () => {
  const account = await vended();
  account.refusing(({ operation }) => {
    if (operation === 'AssumeRole') throw new AwsError('InvalidClientTokenId', 'The security token is invalid.');
  });
  await expect(account.ready()).rejects.toThrow(AccountRefusesError);
});

it('hands on a mistake of the program', async () => {
  const account = await vended();
  const mistake = new TypeError('undefined is not a function');
  account.refusing(({ service }) => {
    if (service === 'kms') throw mistake;
  });
  await expect(account.ready()).rejects.toBe(mistake);
});
