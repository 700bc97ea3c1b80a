// The same law on the real Pulumi engine: the CLI, a `file://` backend and providers that call the simulated AWS.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { stackSpec, type LandingZone } from '@microaccounts/landing-zone';
import {
  pulumiEngine,
  stackProgram,
  type Engine,
  type PulumiEngineOptions,
  type RunOptions,
  type UpSummary,
} from '@microaccounts/landing-zone/deploy';
import { callerOf, simulatedClient, type ApiCall, type SimulatedAws } from '@microaccounts/simulator';
import { serveProviders } from '@microaccounts/simulator/grpc';
import { deploy, emptyAws, landingZoneOf, observed } from './simulation';

const folder = mkdtempSync(join(tmpdir(), 'real-engine-'));
const nothing: RunOptions = { refresh: false, keep: [], imports: new Map() };

/** What is changed of a stack's state in a `file://` backend. */
interface CheckpointFile {
  readonly checkpoint: {
    readonly latest: {
      resources: readonly { readonly type: string; readonly urn: string; readonly id?: string }[];
      pending_operations?: readonly { readonly resource: object; readonly type: string }[];
    };
  };
}

/** The operation whose next answer is lost, if any. */
let lost: string | null = null;

function loseAnswer({ operation }: ApiCall): void {
  if (operation !== lost) return;
  lost = null;
  throw new Error('out of order');
}

let landingZone: LandingZone;
let aws: SimulatedAws;
let engine: Engine;
let stacks: string[];
let served: Awaited<ReturnType<typeof serveProviders>>;

beforeAll(async () => {
  landingZone = landingZoneOf('estate');
  stacks = partOf(landingZone);
  aws = emptyAws(landingZone, { faults: { before: () => undefined, after: loseAnswer } });
  served = await serveProviders(aws);
  engine = pulumiEngine(options());
});

function options(): PulumiEngineOptions {
  const environment = { ...served.environment, PULUMI_CONFIG_PASSPHRASE: 'of a test' };
  return { backend: pathToFileURL(folder).href, environment };
}

afterAll(async () => {
  await served.close();
  aws.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Organization, core accounts, one network and three accounts that use no other, with their baselines; those that they trust are vended. */
function partOf({ estate }: LandingZone): string[] {
  const region = estate.organization.homeRegion;
  const core = Object.values(estate.coreAccounts);
  const local = estate.accounts
    .filter(
      ({ key, state, network }) => state === 'active' && !core.includes(key) && Object.keys(network).join() === region,
    )
    .slice(0, 3);
  expect(local).toHaveLength(3);
  const trusted = local.flatMap(({ trustedAccounts }) => Object.keys(trustedAccounts));
  return [
    'organization',
    ...new Set([...core, ...local.map(({ key }) => key), ...trusted].map((key) => `account.${key}`)),
    `network.${region}`,
    ...[estate.coreAccounts.network, ...local.map(({ key }) => key)].map((key) => `baseline.${key}`),
  ];
}

function statuses({ stacks: run, refused }: UpSummary): object {
  return { refused, ...Object.fromEntries(run.map(({ stack, status, message }) => [stack, message ?? status])) };
}

const all = (status: string): object => ({
  refused: [],
  ...Object.fromEntries(stacks.map((stack) => [stack, status])),
});

it('deploys, and AWS then has exactly what is desired', async () => {
  expect(statuses(await deploy(landingZone, aws, engine, { stacks }))).toEqual(all('changed'));
  const { observation, differences } = await observed(landingZone, aws, stacks);
  expect([...observation.unchecked]).toEqual([]);
  expect(differences).toEqual([]);
});

it('changes nothing the second time', async () => {
  expect(statuses(await deploy(landingZone, aws, engine, { stacks }))).toEqual(all('unchanged'));
});

it('has an empty preview after reading everything back', async () => {
  for (const stack of stacks) {
    const { steps } = await engine.preview(stackProgram(stackSpec(landingZone, stack)), { ...nothing, refresh: true });
    expect({ stack, steps }).toEqual({ stack, steps: [] });
  }
});

/** How somebody calls AWS in the account of a baseline stack. */
async function callerIn(stack: string): Promise<{ readonly region: string } & ReturnType<typeof callerOf>> {
  const account = await engine.outputs(stack.replace('baseline.', 'account.'));
  return { region: landingZone.estate.organization.homeRegion, ...callerOf(String(account?.['accountId'])) };
}

/** Lets anybody become Developer. */
async function open(stack: string): Promise<void> {
  const opened = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
  };
  const iam = simulatedClient(aws, IAMClient, await callerIn(stack));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument: JSON.stringify(opened) }));
}

it('sees by reading back what was changed by hand, and sets it right', async () => {
  const stack = stacks.at(-1) ?? '';
  await open(stack);

  const preview = await engine.preview(stackProgram(stackSpec(landingZone, stack)), { ...nothing, refresh: true });
  expect(preview.steps).toMatchObject([{ operation: 'update', type: 'aws:iam/role:Role', name: 'Developer' }]);
  const healed = await deploy(landingZone, aws, engine, { stacks: [stack], refresh: true });
  expect(healed.stacks).toMatchObject([
    { stack, status: 'changed', changes: { update: 1, create: 0, delete: 0, replace: 0 } },
  ]);
  expect((await observed(landingZone, aws, stacks)).differences).toEqual([]);
});

it('takes an account that exists, and is in no state, into its stack instead of vending another', async () => {
  const stack = `account.${landingZone.estate.coreAccounts.audit}`;
  const vended = (await engine.outputs(stack))?.['accountId'];
  rmSync(join(folder, '.pulumi', 'stacks', 'landing-zone', `${stack}.json`));
  const forgetful = pulumiEngine(options());
  expect(await forgetful.outputs(stack)).toBeUndefined();
  expect(statuses(await deploy(landingZone, aws, forgetful, { stacks: [stack] }))).toMatchObject({ refused: [] });
  expect((await forgetful.outputs(stack))?.['accountId']).toBe(vended);
  expect((await observed(landingZone, aws, stacks)).differences).toEqual([]);
  const again = await deploy(landingZone, aws, forgetful, { stacks: [stack] });
  expect(again.stacks).toMatchObject([{ stack, status: 'unchanged' }]);
});

it('takes what a run that was cut off has made into its stack, and touches nothing that the stack has', async () => {
  const stack = stacks.at(-1) ?? '';
  const file = join(folder, '.pulumi', 'stacks', 'landing-zone', `${stack}.json`);
  const state = JSON.parse(readFileSync(file, 'utf8')) as CheckpointFile;
  const { latest } = state.checkpoint;
  const lost = latest.resources.filter(({ type }) => /^aws:(backup|ssm|ram)\//.test(type));
  expect(lost.length).toBeGreaterThan(2);
  latest.resources = latest.resources.filter((resource) => !lost.includes(resource));
  latest.pending_operations = lost.map((resource) => ({ resource, type: 'creating' }));
  writeFileSync(file, JSON.stringify(state));

  const forgetful = pulumiEngine(options());
  expect(await forgetful.pending(stack)).not.toEqual([]);
  const { stacks: run } = await deploy(landingZone, aws, forgetful, { stacks: [stack] });
  expect(run).toMatchObject([{ stack, changes: { import: lost.length, create: 0, update: 0, replace: 0, delete: 0 } }]);
  expect(await forgetful.pending(stack)).toEqual([]);
  expect((await observed(landingZone, aws, stacks)).differences).toEqual([]);
});

it('finds out how an update and a deletion ended that nobody saw', async () => {
  const stack = stacks.at(-1) ?? '';
  const file = join(folder, '.pulumi', 'stacks', 'landing-zone', `${stack}.json`);
  const state = JSON.parse(readFileSync(file, 'utf8')) as CheckpointFile;
  const { latest } = state.checkpoint;
  const role = latest.resources.filter(({ urn }) => urn.endsWith('iam/role:Role::Developer'));
  const parameter = latest.resources.filter(({ type }) => type === 'aws:ssm/parameter:Parameter').slice(0, 1);
  latest.pending_operations = [
    ...role.map((resource) => ({ resource, type: 'updating' })),
    ...parameter.map((resource) => ({ resource, type: 'deleting' })),
  ];
  expect(latest.pending_operations).toHaveLength(2);
  writeFileSync(file, JSON.stringify(state));
  await open(stack);
  const ssm = simulatedClient(aws, SSMClient, await callerIn(stack));
  await ssm.send(new DeleteParameterCommand({ Name: parameter[0]?.id ?? '' }));

  const forgetful = pulumiEngine(options());
  const { stacks: run } = await deploy(landingZone, aws, forgetful, { stacks: [stack] });
  expect(run.map(({ message }) => message)).toEqual([undefined]);
  expect(run).toMatchObject([{ stack, changes: { create: 1, update: 1, replace: 0, delete: 0 } }]);
  expect(await forgetful.pending(stack)).toEqual([]);
  expect((await observed(landingZone, aws, stacks)).differences).toEqual([]);
});

it('makes up for the lost answer to a call that made something: rolled back, and with the same files', async () => {
  const key = 'card-payments-dev';
  const part = ['organization', `account.${key}`, `baseline.${key}`];
  const changed = landingZoneOf('estate', {
    edits: {
      [`accounts/payments/${key}.yaml`]: (text) =>
        text
          .replace('[no-iam-users]', '[no-iam-users, encrypted-storage]')
          .replace(
            /^roles:$/m,
            "roles:\n  Tester: { group: Testers, policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }",
          ),
    },
  });
  const failed = async (operation: string): Promise<string[]> => {
    lost = operation;
    const { stacks: run } = await deploy(changed, aws, engine, { stacks: part });
    // Nothing is pending: to this engine the call has failed.
    expect([lost, ...(await Promise.all(part.map((stack) => engine.pending(stack))))]).toEqual([null, [], [], []]);
    return run.filter(({ status }) => status === 'failed').map(({ stack }) => stack);
  };
  expect(await failed('AttachPolicy')).toEqual([`account.${key}`]);
  const back = await deploy(landingZone, aws, engine, { stacks: part });
  expect(back.stacks.flatMap(({ message }) => message ?? [])).toEqual([]);
  expect((await observed(landingZone, aws, stacks)).differences).toEqual([]);
  expect((await deploy(landingZone, aws, engine, { stacks: part })).changed).toBe(0);

  expect(await failed('CreateRole')).toEqual([`baseline.${key}`]);
  const again = await deploy(changed, aws, engine, { stacks: part });
  expect(again.stacks).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }, { changes: { import: 1 } }]);
  expect((await observed(changed, aws, stacks)).differences).toEqual([]);
});

it('destroys a stack whose resources may go, and refuses to destroy an account', async () => {
  const baseline = stacks.at(-1) ?? '';
  const { steps } = await engine.destroy(baseline);
  expect(steps.length).toBeGreaterThan(20);
  expect(new Set(steps.map(({ operation }) => operation))).toEqual(new Set(['delete']));
  await expect(engine.destroy(baseline.replace('baseline.', 'account.'))).rejects.toThrow(/protect/);
});
