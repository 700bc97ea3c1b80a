// `drift --heal` as a process: what the estate allows is set right, everything else stays and is said.
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { CreateRoleCommand, IAMClient, ListRolesCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DetachPolicyCommand, ListPoliciesCommand, ListTargetsForPolicyCommand } from '@aws-sdk/client-organizations';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { DriftReport } from '@microaccounts/drift';
import { ACCESS_ROLE } from '@microaccounts/resources';
import type { AwsSessions } from '@microaccounts/resources/observe';
import { SimulatedAws, simulatedSessions } from '@microaccounts/simulator';
import { folderWithEstate, microaccounts, repository, running, type Ended } from './process';

const folder = folderWithEstate('examples/small');
const zone = path.join(folder, 'estate/landing-zone.yaml');
// People sign in, so that there are roles whose trust can be opened.
cpSync(path.join(repository, 'estate/saml'), path.join(folder, 'estate/saml'), { recursive: true });
const federation = 'federation: { saml: { provider: corp-adfs, metadataFile: saml/corp-adfs.xml } }';
const written = `${readFileSync(zone, 'utf8')}baseline: { ${federation} }\n`;
writeFileSync(zone, written);

/** What the estate says of healing. */
function allow(heal: string): void {
  writeFileSync(zone, `${written}drift: { heal: ${heal} }\n`);
}

function drift(...words: readonly string[]): Ended & { report: DriftReport } {
  const ended = microaccounts(['drift', '--simulate', '--format', 'json', ...words], folder);
  if (ended.stdout === '') throw new Error(ended.stderr);
  return { ...ended, report: JSON.parse(ended.stdout) as DriftReport };
}

async function byHand<T>(work: (sessions: AwsSessions, idOf: (name: string) => string) => Promise<T>): Promise<T> {
  const aws = SimulatedAws.open({
    folder: path.join(folder, '.microaccounts'),
    managementAccountId: '111111111111',
    homeRegion: 'us-east-1',
  });
  try {
    const sessions = simulatedSessions(aws);
    const organizations = (await sessions.management()).client(OrganizationsClient, 'us-east-1');
    const { Accounts = [] } = await organizations.send(new ListAccountsCommand({}));
    return await work(sessions, (name) => Accounts.find(({ Name }) => Name === name)?.Id ?? '');
  } finally {
    aws.close();
  }
}

const anybody = (id: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: id }, Action: 'sts:AssumeRole' }],
  });

/** Lets everybody of another account assume a role. */
function openTrust(account: string): Promise<unknown> {
  return byHand(async (sessions, idOf) => {
    const iam = (await sessions.member(idOf(account), ACCESS_ROLE)).client(IAMClient, 'us-east-1');
    const document = anybody(idOf('network'));
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument: document }));
  });
}

const trustOf = (account: string): string => `role account/${account}/role/Developer trustPolicy`;
const words = ({ findings }: DriftReport): string[] =>
  findings.map(({ status, kind, address, property }) => [status, kind, address, property ?? ''].join(' ').trim());

beforeAll(() => {
  expect(microaccounts(['up', '--simulate'], folder)).toMatchObject({ status: 0 });
}, 120_000);

test('nothing to heal is said', () => {
  const { status, stderr, report } = drift('--heal');
  expect(status).toBe(0);
  expect(stderr).toContain('there is nothing to heal');
  expect(report).toMatchObject({ findings: [], healed: [], notHealed: [] });
}, 60_000);

test('an estate that allows nothing: the drift stays, and each stack says why', async () => {
  await openTrust('web-dev');
  const { status, report } = drift('--heal');
  expect(status).toBe(2);
  expect(report.healed).toEqual([]);
  expect(report.notHealed).toEqual([
    { stack: 'baseline.web-dev', reason: '`drift.heal` of account `web-dev` does not allow it' },
  ]);
  expect(words(report)).toEqual([`drifted ${trustOf('web-dev')}`]);
}, 60_000);

test('the finding names who did it, also in the run after', () => {
  const { report, stderr } = drift();
  expect(report.findings[0]?.cause).toEqual({
    principal: expect.stringMatching(/assumed-role\/OrganizationAccountAccessRole\/microaccounts$/),
    time: expect.any(String),
    event: 'iam:UpdateAssumeRolePolicy',
    source: '192.0.2.1',
  });
  expect(stderr).toBe('');
  expect(drift('--no-who').report.findings[0]).not.toHaveProperty('cause');
}, 60_000);

test('the deep tier: the engine sees it, too, and changes nothing', () => {
  const { status, report } = drift('--tier', 'accounts,deep', '--no-who');
  expect(status).toBe(2);
  expect(words(report)).toContain(`drifted ${trustOf('web-dev')}`);
  const deep = report.findings.filter(({ kind }) => kind.includes(':'));
  expect(deep).toEqual([
    expect.objectContaining({
      ...{ status: 'drifted', kind: 'aws:iam/role:Role', account: 'web-dev', property: 'assumeRolePolicy' },
      address: expect.stringMatching(/^baseline\.web-dev\/aws:iam\/role:Role::/),
    }),
  ]);
}, 60_000);

test('what waits for its deployment is not rolled out by healing', () => {
  allow('{ accounts: true }');
  const file = path.join(folder, 'estate/accounts/shop/web-dev.yaml');
  const before = readFileSync(file, 'utf8');
  appendFileSync(file, 'roles: { Developer: { policies: [arn:aws:iam::aws:policy/AmazonSQSFullAccess] } }\n');
  const { report } = drift('--heal');
  writeFileSync(file, before);
  expect(report.healed).toEqual([]);
  expect(report.notHealed ?? []).toEqual(
    report.findings.every(({ status }) => status === 'pending')
      ? []
      : [{ stack: 'baseline.web-dev', reason: expect.stringContaining('not deployed as the files say') }],
  );
  expect(words(drift('--no-who').report)).toEqual([`drifted ${trustOf('web-dev')}`]);
}, 60_000);

test('what is allowed is healed, what is not stays, and nothing unmanaged is touched', async () => {
  allow('{ accounts: true }');
  appendFileSync(path.join(folder, 'estate/accounts/shop/web-prod.yaml'), 'drift: { heal: false }\n');
  await openTrust('web-prod');
  await byHand(async (sessions, idOf) => {
    const iam = (await sessions.member(idOf('web-dev'), ACCESS_ROLE)).client(IAMClient, 'us-east-1');
    const document = anybody(idOf('network'));
    await iam.send(
      new CreateRoleCommand({ Path: '/landing-zone/', RoleName: 'back-door', AssumeRolePolicyDocument: document }),
    );
    const organizations = (await sessions.management()).client(OrganizationsClient, 'us-east-1');
    const { Policies = [] } = await organizations.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }));
    for (const { Id, AwsManaged } of Policies) {
      if (AwsManaged === true) continue;
      const { Targets = [] } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId: Id }));
      const unit = Targets.find(({ Type, Name }) => Type === 'ORGANIZATIONAL_UNIT' && Name === 'Suspended');
      if (unit !== undefined)
        await organizations.send(new DetachPolicyCommand({ PolicyId: Id, TargetId: unit.TargetId }));
    }
  });
  const { status, report, stderr } = drift('--heal');
  expect(status).toBe(2);
  expect(stderr).toContain('healing a stack: baseline.web-dev');
  expect(report.healed).toEqual([trustOf('web-dev')]);
  expect(report.notHealed).toEqual([
    { stack: 'organization', reason: '`drift.heal.organization` of the estate does not allow it' },
    { stack: 'baseline.web-prod', reason: '`drift.heal` of account `web-prod` does not allow it' },
  ]);
  expect(words(report).sort()).toEqual([
    `drifted ${trustOf('web-prod')}`,
    expect.stringMatching(/^missing scp-attachment organizational-unit\/Suspended\/scp\//),
    'unmanaged role account/web-dev/role/back-door',
  ]);
  expect(report.findings.map(({ cause }) => cause?.event).sort()).toEqual([
    'iam:CreateRole',
    'iam:UpdateAssumeRolePolicy',
    'organizations:DetachPolicy',
  ]);
  const roles = await byHand(async (sessions, idOf) => {
    const iam = (await sessions.member(idOf('web-dev'), ACCESS_ROLE)).client(IAMClient, 'us-east-1');
    return (await iam.send(new ListRolesCommand({}))).Roles?.map(({ RoleName }) => RoleName);
  });
  expect(roles).toContain('back-door');
}, 120_000);

test('what comes back is healed again, and named as a loop', async () => {
  const history = ['--history', path.join(folder, 'loop.jsonl')];
  await openTrust('web-dev');
  expect(drift('--heal', ...history).report).toMatchObject({ healed: [trustOf('web-dev')], loops: [] });
  await openTrust('web-dev');
  const { report } = drift('--heal', ...history);
  expect(report.healed).toEqual([trustOf('web-dev')]);
  expect(report.loops).toEqual([
    {
      identity: trustOf('web-dev'),
      account: 'web-dev',
      owner: 'web-team',
      cause: expect.objectContaining({ event: 'iam:UpdateAssumeRolePolicy' }),
    },
  ]);
}, 120_000);

test('each owner is told once; a notice that fails is said, and the exit code is the report’s', async () => {
  const bodies: { readonly owner: string | null; readonly summary: string; readonly findings: unknown[] }[] = [];
  const server = createServer((request, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      if (request.url === '/secret-hook') bodies.push(JSON.parse(body) as (typeof bodies)[number]);
      answer.writeHead(request.url === '/secret-hook' ? 200 : 404).end('no such hook');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const targets = ['--notify', `${at}/secret-hook`, '--notify', `${at}/wrong-secret`];
  const { status, stderr, stdout } = await running(
    ['drift', '--simulate', '--format', 'json', ...targets, '--report-url', 'https://ci.example.com/7'],
    folder,
  ).ended;
  server.close();
  expect(status).toBe(2);
  const { findings } = JSON.parse(stdout) as DriftReport;
  expect(bodies.flatMap((body) => body.findings)).toHaveLength(findings.length);
  expect(new Set(bodies.map(({ owner }) => owner)).size).toBe(bodies.length);
  expect(bodies[0]).toMatchObject({ formatVersion: 1, text: expect.stringContaining('https://ci.example.com/7') });
  expect(stderr).toContain('answered 404');
  expect(stderr).not.toContain('secret');
}, 60_000);

test('a target that is none is refused before anything is read, without its secret', () => {
  const { status, stderr } = microaccounts(
    ['drift', '--simulate', '--notify', 'http://hooks.example.com/T0/secret'],
    folder,
  );
  expect(status).toBe(1);
  expect(stderr).toContain('is no target');
  expect(stderr).not.toContain('secret');
});
