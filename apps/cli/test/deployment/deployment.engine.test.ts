// The life of a company on the real Pulumi engine: each `up` runs what has changed and nothing else, and after each AWS has
// exactly what the files mean.
import { DeleteSubnetCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { LandingZone } from '@microaccounts/landing-zone';
import { AwsError, callerOf, simulatedClient } from '@microaccounts/simulator';
import type { Edits } from '../landing-zone/simulation';
import { company, LANDING_ZONE, ran, Stage, troubles, withMore, type Told } from './company';

const WEB_DEV = 'accounts/shop/web-dev.yaml';
const MINUTES = 60_000;

const start = company();
let stage: Stage;

beforeAll(async () => (stage = await Stage.open(start)));
afterAll(() => stage.close());

/** The law: AWS has what is meant, and the next `up` runs nothing. */
async function holds(landingZone: LandingZone): Promise<void> {
  expect(await stage.differences(landingZone)).toEqual([]);
  expect(ran(await stage.up(landingZone))).toEqual([]);
}

async function becomes(landingZone: LandingZone): Promise<Told> {
  const told = await stage.up(landingZone);
  expect(troubles(told)).toEqual([]);
  await holds(landingZone);
  return told;
}

/** Of the account stacks that ran: the ring of each, in their order. */
function rings(told: Told, { estate }: LandingZone): number[] {
  const ringOf = new Map(estate.accounts.map(({ key, ring }) => [key, ring]));
  const core = Object.values(estate.coreAccounts);
  return ran(told)
    .map((stack) => stack.split('.')[1] ?? '')
    .filter((key) => ringOf.has(key) && !core.includes(key))
    .map((key) => ringOf.get(key) ?? 0);
}

const servicesOfWebDev = company({ [WEB_DEV]: withMore('services: { allow: [sagemaker] }') });
const servicesOfAll = company({
  [WEB_DEV]: withMore('services: { allow: [sagemaker] }'),
  [LANDING_ZONE]: withMore('services: { default: [ec2, s3, logs, sqs] }'),
});

it(
  'creates ten accounts from nothing, ring after ring',
  async () => {
    expect(start.estate.accounts).toHaveLength(10);
    const told = await becomes(start);
    expect(ran(told)).toHaveLength(start.stacks.length);
    // An account is vended earlier where a lower ring needs its id; none is here.
    expect(rings(told, start)).toEqual(rings(told, start).toSorted());
  },
  10 * MINUTES,
);

it(
  'runs the stacks of one account, and of the organization, when its services change',
  async () => {
    expect(ran(await becomes(servicesOfWebDev))).toEqual(['organization', 'account.web-dev']);
  },
  5 * MINUTES,
);

it(
  'stops a change of everybody after the ring in which it fails, and finishes it ring after ring',
  async () => {
    const { accounts } = servicesOfAll.estate;
    const failing = (await stage.engine.outputs('account.web-dev'))?.['accountId'];
    const stopped = await stage.during(
      ({ operation, input }) => {
        if (operation === 'AttachPolicy' && input['TargetId'] === failing)
          throw new AwsError('PolicyNotAttachableException', 'not today');
      },
      () => stage.up(servicesOfAll),
    );
    const status = new Map(stopped.summary.stacks.map(({ stack, status: how }) => [stack, how]));
    expect(status.get('account.web-dev')).toBe('failed');
    // One account does not stop the others of its ring, only the rings after it.
    for (const { key, ring } of accounts)
      if (key !== 'web-dev')
        expect([key, status.get(`account.${key}`)]).toEqual([key, ring === 0 ? 'changed' : 'skipped']);

    const finished = await becomes(servicesOfAll);
    expect(rings(finished, servicesOfAll)[0]).toBe(0);
    expect(rings(finished, servicesOfAll)).toEqual(rings(finished, servicesOfAll).toSorted());
  },
  10 * MINUTES,
);

it(
  'rolls a policy back, also one that came only half way',
  async () => {
    const failing = (await stage.engine.outputs('account.web-dev'))?.['accountId'];
    const half = await stage.during(
      ({ operation, input }) => {
        if (operation === 'DetachPolicy' && input['TargetId'] === failing) throw new Error('no answer');
      },
      () =>
        stage.up(
          company({
            [WEB_DEV]: withMore('services: { allow: [glue] }'),
            [LANDING_ZONE]: withMore('services: { default: [ec2, s3, logs, sqs] }'),
          }),
        ),
    );
    expect(troubles(half).join()).toContain('no answer');
    expect(ran(await becomes(servicesOfAll))).toContain('account.web-dev');
  },
  5 * MINUTES,
);

it(
  'lets the facts of the accounts follow a subnet that is another one now',
  async () => {
    const vpcs = (await stage.engine.outputs('network.us-east-1'))?.['subnets'] as Record<string, string>;
    const [name = '', id = ''] = Object.entries(vpcs).find(([subnet]) => subnet.includes('dev')) ?? [];
    const network = String((await stage.engine.outputs('account.network'))?.['accountId']);
    const ec2 = simulatedClient(stage.aws, EC2Client, { region: 'us-east-1', ...callerOf(network) });
    await ec2.send(new DeleteSubnetCommand({ SubnetId: id }));

    const healed = await stage.up(servicesOfAll, { stacks: ['network.us-east-1'], refresh: true });
    expect(troubles(healed)).toEqual([]);
    const after = (await stage.engine.outputs('network.us-east-1'))?.['subnets'] as Record<string, string>;
    expect(after[name]).not.toBe(id);
    expect((await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [after[name] ?? ''] }))).Subnets).toHaveLength(1);
    // Their own part of the files has not changed; what they read has.
    expect(ran(await becomes(servicesOfAll)).toSorted()).toEqual([
      'baseline.api-dev',
      'baseline.data-dev',
      'baseline.web-dev',
    ]);
  },
  5 * MINUTES,
);

const MOVED: Edits = {
  [WEB_DEV]: (text) =>
    withMore('services: { allow: [sagemaker] }')(text.replace('environment: dev', 'environment: uat')),
  [LANDING_ZONE]: withMore('services: { default: [ec2, s3, logs, sqs] }'),
};

it(
  'moves an account',
  async () => {
    const told = await becomes(company(MOVED));
    expect(ran(told)).toContain('account.web-dev');
    expect(ran(told).filter((stack) => stack.startsWith('account.'))).toEqual(['account.web-dev']);
  },
  8 * MINUTES,
);

it(
  'suspends an account',
  async () => {
    const suspended = company({ ...MOVED, 'accounts/shop/api-uat.yaml': withMore('state: suspended') });
    expect(ran(await becomes(suspended))).toEqual(['account.api-uat']);
  },
  5 * MINUTES,
);

it(
  'comes through throttling, and through a region that does not answer',
  async () => {
    const next = company({
      [WEB_DEV]: withMore('services: { allow: [sagemaker] }'),
      'accounts/shop/data-dev.yaml': withMore(
        'roles: { Analyst: { group: AWS-Analysts, policies: [arn:aws:iam::aws:policy/ReadOnlyAccess] } }\nnetwork: { us-east-1: { tiers: [app] }, eu-west-2: { tiers: [app] } }',
      ),
      [LANDING_ZONE]: (text) =>
        withMore('services: { default: [ec2, s3, logs, sqs] }')(
          text.replace('size: 23 } }', 'size: 23 }, data: { kind: isolated, size: 24 } }'),
        ),
    });
    let calls = 0;
    const disturbed = await stage.during(
      ({ region }) => {
        calls += 1;
        if (calls % 5 === 0) throw new AwsError('ThrottlingException', 'Rate exceeded');
        if (region === 'eu-west-2')
          throw new AwsError('ServiceUnavailable', 'the region does not answer', { status: 503 });
      },
      () => stage.up(next),
    );
    expect(calls).toBeGreaterThan(50);
    const failed = disturbed.summary.stacks.filter(({ status }) => status === 'failed').map(({ stack }) => stack);
    expect(failed).toEqual(['network.eu-west-2']);
    await becomes(next);
  },
  10 * MINUTES,
);
