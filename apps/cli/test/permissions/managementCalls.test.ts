// What the roles of CI may do in the management account is what the programs call there: recorded in the simulated AWS, by the
// real AWS provider in moto (providerCalls.json). What neither shows is not allowed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ListAccountsCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListOrganizationalUnitsForParentCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
  UpdateOrganizationalUnitCommand,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import { TRUSTED_SERVICES } from '@microaccounts/account-factory';
import { actionsOf, deployPermissions, driftPermissions, STATE_PROJECT } from '@microaccounts/bootstrap';
import { findExisting } from '@microaccounts/drift';
import { resources } from '@microaccounts/landing-zone';
import { PROJECT } from '@microaccounts/landing-zone/deploy';
import { ACCESS_ROLE } from '@microaccounts/resources';
import { CallRecorder, simulatedSessions } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { compareWithAws, expectationOf } from '../../src/comparison';
import { deploy, emptyAws, landingZoneOf } from '../landing-zone/simulation';
import { FREE } from './actionsOfCalls';

/** What Pulumi's backend and secrets provider call: held to real calls in apps/bootstrap/test/aws-api. */
const ofState = (action: string): boolean => /^(s3|kms):/.test(action);

interface ProviderCalls {
  readonly up: readonly string[];
  readonly drift: readonly string[];
}

const provider = JSON.parse(readFileSync(join(__dirname, 'providerCalls.json'), 'utf8')) as ProviderCalls;
const settings = { managementAccountId: '111111111111', stateBucket: 'example-state' };
const allowed = (permissions: Parameters<typeof actionsOf>[0]): string[] =>
  actionsOf(permissions).filter((action) => !ofState(action));

let recorder: CallRecorder;
let up: Set<string>;
let drift: Set<string>;

/** The actions that some work calls in the management account. */
async function calledBy(accountId: string, work: () => Promise<unknown>): Promise<string[]> {
  recorder.clear();
  await work();
  return recorder.names(accountId).filter((action) => !FREE.includes(action));
}

beforeAll(async () => {
  recorder = new CallRecorder();
  up = new Set();
  drift = new Set();
  await everythingOf('estate');
  await changesOf('examples/small');
}, 240_000);

/** The whole of an estate: deployed, read back, looked for, observed. */
async function everythingOf(folder: string): Promise<void> {
  const landingZone = landingZoneOf(folder);
  const { managementAccountId } = landingZone.estate.organization;
  const aws = emptyAws(landingZone, { recorder });
  const engine = embeddedEngine({ aws, folder: null });
  const deployed = await calledBy(managementAccountId, async () => {
    await deploy(landingZone, aws, engine);
    await deploy(landingZone, aws, engine, { refresh: true });
    const expectation = await expectationOf(landingZone);
    await findExisting(simulatedSessions(aws), expectation, resources(landingZone), { roleName: ACCESS_ROLE });
  });
  for (const action of deployed) up.add(action);
  const sessions = simulatedSessions(aws);
  const compared = (): Promise<unknown> => compareWithAws({ landingZone, sessions, engine: null });
  for (const action of await calledBy(managementAccountId, compared)) drift.add(action);
  aws.close();
}

/** What changes in the files, and by hand, and is set right. */
async function changesOf(folder: string): Promise<void> {
  const before = landingZoneOf(folder);
  const after = landingZoneOf(folder, {
    edits: {
      'accounts/shop/web-dev.yaml': (text) =>
        `${text.replace('dev\n', 'prod\n')}name: The shop\ncontacts: { security: sec@example.com }\ntags: { data-class: internal }\nservices: { allow: [sagemaker] }\n`,
      'landing-zone.yaml': (text) =>
        `${text.replace('Workloads/Dev', 'Workloads/Development')}organizationalUnits: { Core: {}, Suspended: {}, Workloads: { children: { Development: {}, Prod: {} } } }\n`,
    },
  });
  const { managementAccountId } = before.estate.organization;
  const aws = emptyAws(before, { recorder });
  const engine = embeddedEngine({ aws, folder: null });
  await deploy(before, aws, engine);
  for (const wanted of [after, before])
    for (const action of await calledBy(managementAccountId, () => deploy(wanted, aws, engine))) up.add(action);
  const session = await simulatedSessions(aws).management();
  await byHand(session.client(OrganizationsClient, before.estate.organization.homeRegion));
  // Only of what was found it is asked who did it.
  const compared = { landingZone: before, sessions: simulatedSessions(aws), engine, options: { who: {} } };
  for (const action of await calledBy(managementAccountId, () => compareWithAws(compared))) drift.add(action);
  const healing = await calledBy(managementAccountId, () => deploy(before, aws, engine, { refresh: true }));
  for (const action of healing) up.add(action);
  aws.close();
}

async function byHand(organizations: OrganizationsClient): Promise<void> {
  const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
  const units = await organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId: root?.Id }));
  const [unit] = units.OrganizationalUnits ?? [];
  await organizations.send(new UpdateOrganizationalUnitCommand({ OrganizationalUnitId: unit?.Id, Name: 'Renamed' }));
  const { Policies = [] } = await organizations.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }));
  const own = Policies.find(({ AwsManaged }) => AwsManaged !== true);
  await organizations.send(new UpdatePolicyCommand({ PolicyId: own?.Id, Description: 'changed by hand' }));
  const { Accounts = [] } = await organizations.send(new ListAccountsCommand({}));
  const member = Accounts.find(({ Arn = '', Id = '' }) => !Arn.includes(`::${Id}:`));
  const ServicePrincipal = 'account.amazonaws.com';
  await organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId: member?.Id, ServicePrincipal }));
}

describe('the role for deployments', () => {
  it('may do in the management account what deployments call there, and nothing else', () => {
    const called = new Set([...up, ...provider.up]);
    expect(allowed(deployPermissions(settings))).toEqual([...called].sort());
  });
});

describe('the role of the drift job', () => {
  it('may do in the management account what the drift job calls there, and nothing else', () => {
    const called = new Set([...drift, ...provider.drift]);
    expect(allowed(driftPermissions(settings))).toEqual([...called].sort());
  });

  it('only reads', () => {
    // What begins so has the access level List or Read (Service Authorization Reference); AssumeRole is how to get to members.
    const others = [...drift].filter((action) => !/:(Get|List|Describe|Lookup)[A-Z]/.test(action));
    expect(others).toEqual(['sts:AssumeRole']);
  });
});

it('reaches the state of the project that is deployed', () => {
  expect(STATE_PROJECT).toBe(PROJECT);
});

it('has trusted access turned on for what is called', () => {
  const services = [...up].map((action) => action.split(':')[0]);
  expect(services).toContain('account');
  expect(Object.keys(TRUSTED_SERVICES)).toContain('account.amazonaws.com');
  const kinds = resources(landingZoneOf('estate')).map(({ kind }) => kind);
  expect(kinds).toContain('resource-share');
  expect(Object.keys(TRUSTED_SERVICES)).toContain('ram.amazonaws.com');
});
