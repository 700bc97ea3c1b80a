// What the real Pulumi engine reports of a preview is what the rules can read: unknown, secret and whole.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { LocalWorkspace, type EngineEvent } from '@pulumi/pulumi/automation';
import { SimulatedAws } from '@microaccounts/simulator';
import { serveProviders } from '@microaccounts/simulator/grpc';
import { someLandingZone } from '../../testing/landingZone';
import { stackSpec } from '../../plan/stackSpec';
import { PROJECT } from '../engine';
import { stackProgram } from '../stackProgram';
import { judge, type Registered } from '.';

const folder = mkdtempSync(join(tmpdir(), 'previews-'));
const landingZone = someLandingZone();
let served: Awaited<ReturnType<typeof serveProviders>>;
let cloud: SimulatedAws;

beforeAll(async () => {
  const { managementAccountId, homeRegion } = landingZone.estate.organization;
  cloud = SimulatedAws.open({ managementAccountId, homeRegion });
  served = await serveProviders(cloud);
});

afterAll(async () => {
  await served.close();
  cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The resources of a program, as a preview of it reports them. */
async function previewed(stackName: string, program: () => Promise<Record<string, unknown>>): Promise<Registered[]> {
  const found: Registered[] = [];
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName, projectName: PROJECT, program },
    {
      projectSettings: { name: PROJECT, runtime: 'nodejs', backend: { url: pathToFileURL(folder).href } },
      envVars: { ...served.environment, PULUMI_CONFIG_PASSPHRASE: 'of a test' },
    },
  );
  const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
    const state = resourcePreEvent?.metadata.new;
    // Of what is deleted there is none.
    if (!state) return;
    const { type, urn, inputs, protect } = state;
    const name = urn.split('::').slice(3).join('::');
    found.push({ type, name, urn, inputs, protect: protect === true });
  };
  await stack.preview({ onEvent, suppressOutputs: true });
  return found;
}

it('judges what is known, and knows what is not', async () => {
  const text = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const tags = { 'managed-by': 'microaccounts' };
  const registered = await previewed('made-up', () => {
    const provider = new aws.Provider('management', { region: 'us-east-1' });
    const trusting = (AWS: string): string => text({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });
    const open = new aws.iam.Role('open', { name: 'open', assumeRolePolicy: trusting('*'), tags }, { provider });
    const later = { name: 'later', assumeRolePolicy: open.arn.apply(trusting), tags: { ...tags, of: open.arn } };
    new aws.iam.Role('later', later, { provider });
    const secret = { name: 'secret', policy: pulumi.secret(text({ Effect: 'Deny', Action: '*', Resource: '*' })) };
    new aws.iam.Policy('secret', secret, { provider });
    const long = text({ Sid: 'x'.repeat(100_000), Effect: 'Deny', Action: '*', Resource: '*' });
    new aws.organizations.Policy('long', { name: 'long', content: long }, { provider });
    const given = new aws.kms.Key('rotating', { enableKeyRotation: pulumi.output(true), tags }, { provider });
    new aws.kms.Key('later', { enableKeyRotation: given.arn.apply(() => true), tags }, { provider });
    return Promise.resolve({});
  });
  const { violations, undecided } = judge(registered);
  const last = (urn: string): string => urn.replace(/^.*::(.*::.*)$/, '$1');
  expect(violations.map(({ rule, urn, message }) => [rule, last(urn), message]).sort()).toEqual([
    ['no-wildcard-principals', 'aws:iam/role:Role::open', expect.stringContaining('`*`')],
    [
      'organization-policies-fit',
      'aws:organizations/policy:Policy::long',
      expect.stringMatching(/ has 100\d\d\d char/),
    ],
  ]);
  const documents = ['no-full-administration', 'no-wildcard-principals', 'policy-documents-are-json'];
  expect(undecided.map(({ rule, urn, input, because }) => [last(urn), rule, input, because]).sort()).toEqual([
    ...documents.map((rule) => ['aws:iam/policy:Policy::secret', rule, 'policy', 'secret']),
    ...[...documents, 'tokens-say-whose-they-are'].map((rule) => [
      'aws:iam/role:Role::later',
      rule,
      'assumeRolePolicy',
      'unknown',
    ]),
    ['aws:kms/key:Key::later', 'keys-rotate', 'enableKeyRotation', 'unknown'],
  ]);
});

it('has nothing against the programs of a new landing zone', async () => {
  for (const stack of ['organization', `account.${landingZone.estate.coreAccounts.network}`]) {
    const registered = await previewed(stack, stackProgram(stackSpec(landingZone, stack)).run);
    expect(registered.filter(({ type }) => type.startsWith('aws:')).length).toBeGreaterThan(1);
    expect(judge(registered)).toEqual({ violations: [], undecided: [] });
  }
});
