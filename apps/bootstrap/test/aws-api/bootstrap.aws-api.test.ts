// The program by the real Pulumi engine and the real AWS provider in an AWS that nobody here wrote: deployed, left alone,
// used as the home of a landing zone's state, and an organization that exists taken over.
import {
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import * as pulumi from '@pulumi/pulumi';
import type { EngineEvent, Stack } from '@pulumi/pulumi/automation';
import { actionsOf, deployPermissions, driftPermissions, STATE_PROJECT, type Permission } from '../../src';
import { program } from '../../src/deploy';
import { ACCOUNT, EmulatedAccount, type StackPlace } from './emulatedAccount';
import { allows, stateCall } from './stateCalls';

const BUCKET = 'example-state';
const KEY = 'the key of the state';

/** What no call of Pulumi's own shows, and who makes it. */
const UNSEEN: { readonly [action: string]: string } = {
  's3:AbortMultipartUpload': 'of a large upload that fails',
  'kms:GenerateDataKey': 'S3 calls it for who puts an object',
};

/** moto forgets how many newer versions are to be kept (moto/s3/models.py), and the provider waits until it reads them. */
const withoutNewerVersions: pulumi.ResourceTransform = ({ type, props, opts }) => {
  if (!type.endsWith(':BucketLifecycleConfiguration')) return undefined;
  const text = JSON.stringify(props, (name, value: unknown) =>
    name === 'newerNoncurrentVersions' ? undefined : value,
  );
  return { props: { ...(JSON.parse(text) as object), bucket: props['bucket'] }, opts };
};

let account: EmulatedAccount;
let stack: Stack;

/** What an `up` does with resources of AWS; nothing when it leaves them as they are. */
async function up(of: Stack, { refresh = false } = {}): Promise<string[]> {
  const done: string[] = [];
  const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
    const { op, type, urn } = resourcePreEvent?.metadata ?? { op: 'same', type: '', urn: '' };
    if (type.startsWith('aws:') && op !== 'same' && op !== 'refresh')
      done.push(`${op} ${type} ${urn.split('::').pop()}`);
  };
  await of.up({ refresh, onEvent });
  return done.sort();
}

/** The calls to S3 and KMS that some work makes. */
async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Map(account.bridge.calls);
  await work();
  const counted = [...account.bridge.calls].filter(([call, times]) => times !== before.get(call));
  return counted.map(([call]) => call).filter((call) => /^(s3|kms) /.test(call));
}

function expectAllowed(calls: readonly string[], permissions: readonly Permission[]): void {
  const made = calls.map((call) => stateCall(call, KEY));
  expect(made.filter((call) => !allows(permissions, call, KEY))).toEqual([]);
  const unused = actionsOf(permissions).filter((action) => /^(s3|kms):/.test(action) && !(action in UNSEEN));
  expect([...new Set(made.map(({ action }) => action))].sort()).toEqual(unused);
}

beforeAll(async () => {
  account = await EmulatedAccount.open();
  stack = await configured({});
});

/** The stack of the program, in this backend. */
async function configured(backend: Pick<StackPlace, 'backend' | 'secretsProvider'>): Promise<Stack> {
  const made = await account.stack({
    project: 'bootstrap',
    stack: 'management',
    program: async () => {
      pulumi.runtime.registerResourceTransform(withoutNewerVersions);
      return program();
    },
    ...backend,
  });
  const values = {
    managementAccountId: ACCOUNT,
    homeRegion: 'eu-west-2',
    repository: 'example/accounts',
    stateBucket: BUCKET,
    organization: 'create',
  };
  await made.setAllConfig(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])));
  await made.setConfig('environments[0]', { value: 'prod' }, true);
  return made;
}

afterAll(() => account?.close());

/** Where the program says that states are to be. */
async function home(): Promise<Required<Pick<StackPlace, 'backend' | 'secretsProvider'>>> {
  const { backendUrl, secretsProvider } = await stack.outputs();
  return { backend: String(backendUrl?.value), secretsProvider: String(secretsProvider?.value) };
}

it('is deployed', async () => {
  const done = await up(stack);
  expect(done.filter((step) => !step.startsWith('create '))).toEqual([]);
  expect(done).toContain('create aws:organizations/organization:Organization organization');
  expect((await stack.outputs())['backendUrl']?.value).toBe(`s3://${BUCKET}?region=eu-west-2`);
});

it('is left alone the second time, and after everything is read back', async () => {
  expect(await up(stack)).toEqual([]);
  expect(await up(stack, { refresh: true })).toEqual([]);
});

describe('the state of a landing zone', () => {
  const place = {
    project: STATE_PROJECT,
    stack: 'organization',
    program: async () => ({ secret: pulumi.secret('known') }),
  };
  const open = async (): Promise<Stack> => account.stack({ ...place, ...(await home()) });
  const settings = { managementAccountId: ACCOUNT, stateBucket: BUCKET };

  beforeAll(() => account.dropBucketPolicy(BUCKET));

  it('is written by calls that the role for deployments may make', async () => {
    const calls = await callsOf(async () => {
      const state = await open();
      await state.up();
      await state.up();
      await state.destroy();
      await state.up();
    });
    expectAllowed(calls, deployPermissions(settings));
  });

  it('is read by calls that the role of the drift job may make', async () => {
    const calls = await callsOf(async () => {
      const state = await open();
      expect((await state.workspace.listStacks()).map(({ name }) => name)).toEqual(['organization']);
      expect(await state.outputs()).toEqual({ secret: { value: 'known', secret: true } });
    });
    expectAllowed(calls, driftPermissions(settings));
  });
});

it('moves its own state into the bucket that it made', async () => {
  const moved = await configured(await home());
  await moved.importStack(await stack.exportStack());
  expect(await up(moved)).toEqual([]);
});

it('takes over an organization that exists, and turns nothing off', async () => {
  const organizations = account.client(OrganizationsClient);
  const { Organization } = await organizations.send(new DescribeOrganizationCommand({}));
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'cloudtrail.amazonaws.com' }));
  await forget('organizations/organization', 'ram/sharingWithOrganization');

  await stack.setConfig('organizationId', { value: Organization?.Id ?? '' });
  await stack.setConfig('organization', { value: 'import' });
  expect(await up(stack)).toEqual([
    'create aws:ram/sharingWithOrganization:SharingWithOrganization organization',
    'import aws:organizations/organization:Organization organization',
  ]);

  await stack.setConfig('organization', { value: 'manage' });
  expect((await up(stack)).filter((step) => !step.includes('organizations/organization'))).toEqual([]);
  const { EnabledServicePrincipals = [] } = await organizations.send(
    new ListAWSServiceAccessForOrganizationCommand({}),
  );
  expect(EnabledServicePrincipals.map(({ ServicePrincipal }) => ServicePrincipal).sort()).toEqual([
    'account.amazonaws.com',
    'cloudtrail.amazonaws.com',
    'ram.amazonaws.com',
  ]);
  expect(await up(stack)).toEqual([]);
});

interface StateResource {
  readonly type: string;
  readonly urn: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: { readonly [property: string]: readonly string[] | null };
}

/** Takes resources of these types out of the state, as if they had never been in it. */
async function forget(...types: readonly string[]): Promise<void> {
  const exported = await stack.exportStack();
  const { resources, ...rest } = exported.deployment as { readonly resources: readonly StateResource[] };
  const kept = resources.filter(({ type }) => !types.some((one) => type.startsWith(`aws:${one}:`)));
  const known = (urns: readonly string[] | null = []): string[] =>
    (urns ?? []).filter((urn) => kept.some((one) => one.urn === urn));
  const alone = kept.map(({ dependencies, propertyDependencies = {}, ...one }) => ({
    ...one,
    dependencies: known(dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([name, urns]) => [name, known(urns)]),
    ),
  }));
  await stack.importStack({ ...exported, deployment: { ...rest, resources: alone } });
}
