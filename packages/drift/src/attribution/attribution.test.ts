import {
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { DetachPolicyCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { simulatedClient } from '@microaccounts/simulator';
import { drift } from '../drift';
import { exitCode, type DriftReport } from '../report/report';
import { at, expectation, some, upToDate } from '../testing/landingZone';
import { simulation, strangerIn, type Simulation } from '../testing/simulation';
import type { AttributionOptions } from './attribution';

const role = at('role', 'account/payments-dev/role/Developer');

/** A report with causes; time passes only by waiting. */
async function asked({ sessions, recorder }: Simulation, options: AttributionOptions = {}) {
  recorder.clear();
  const notes: string[] = [];
  const waited: number[] = [];
  let now = Date.now();
  const report = await drift(sessions, expectation, upToDate, {
    who: {
      onNote: (note) => notes.push(note),
      now: () => new Date(now),
      wait: (milliseconds) => {
        waited.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
      ...options,
    },
  });
  const lookups = recorder.calls.filter(({ operation }) => operation === 'LookupEvents');
  return { report, notes, waited, lookups };
}

const causes = ({ findings }: DriftReport): (string | undefined)[] => findings.map(({ cause }) => cause?.event);

async function openTrust({ aws, id }: Simulation, principalArn: string, statement: object = {}): Promise<void> {
  const accountId = id('account/payments-dev');
  const iam = simulatedClient(aws, IAMClient, { accountId, principalArn, region: 'us-east-1' });
  const open = { Effect: 'Allow', Principal: { AWS: accountId }, Action: 'sts:AssumeRole', ...statement };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [open] });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument: document }));
}

test('the finding names the role that did it, by its newest call', async () => {
  const simulated = await simulation();
  const session = (name: string): string =>
    `arn:aws:sts::${simulated.id('account/payments-dev')}:assumed-role/Operations/${name}`;
  await openTrust(simulated, session('alice'));
  await openTrust(simulated, session('mallory'));
  const { report, notes } = await asked(simulated);
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({ address: role.address, property: 'trustPolicy' });
  expect(report.findings[0]?.cause).toEqual({
    principal: session('mallory'),
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    event: 'iam:UpdateAssumeRolePolicy',
    source: '192.0.2.1',
  });
  expect(notes).toEqual([]);
});

test('a session of our own deployments is told as such', async () => {
  const simulated = await simulation();
  const member = simulated.id('account/payments-dev');
  await openTrust(simulated, `arn:aws:sts::${member}:assumed-role/OrganizationAccountAccessRole/landing-zone`);
  expect((await asked(simulated)).report.findings[0]?.cause).toMatchObject({ own: true });
});

test('what joins two things is found by both, and what others did to others is not', async () => {
  const simulated = await simulation();
  const { client, id } = simulated;
  const attachment = some('scp-attachment', ({ account }) => account === 'payments-dev');
  const organizations = await client('management', OrganizationsClient);
  const PolicyId = id(attachment.properties.policy.ref);
  await organizations.send(new DetachPolicyCommand({ PolicyId, TargetId: id('account/payments-dev') }));
  const other = some('scp-attachment', ({ account }) => account === 'reporting-dev');
  const second = { PolicyId: id(other.properties.policy.ref), TargetId: id('account/reporting-dev') };
  await organizations.send(new DetachPolicyCommand(second));
  const { report, lookups } = await asked(simulated);
  expect(causes(report)).toEqual(['organizations:DetachPolicy', 'organizations:DetachPolicy']);
  const [first, last] = report.findings.map(({ cause }) => cause?.time ?? '');
  expect((first ?? '') <= (last ?? '')).toBe(true);
  // One look at a kind of call in an account and region does for all findings.
  expect(lookups).toHaveLength(1);
  expect(lookups[0]).toMatchObject({ accountId: '111111111111', region: 'us-east-1' });
});

test('things that nobody declares, in the region that they are in', async () => {
  const simulated = await simulation();
  await strangerIn(simulated);
  const iam = await simulated.client('payments-dev', IAMClient);
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'Developer', PolicyName: 'more', PolicyDocument }));
  const { report } = await asked(simulated);
  expect(causes(report).sort()).toEqual(['iam:PutRolePolicy', 'organizations:CreateAccount']);
});

test('a refused attempt is no cause', async () => {
  const simulated = await simulation();
  await openTrust(simulated, 'arn:aws:iam::222222222222:user/alice');
  const iam = await simulated.client('payments-dev', IAMClient);
  const broken = new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument: '{' });
  await expect(iam.send(broken)).rejects.toThrow();
  expect((await asked(simulated)).report.findings[0]?.cause?.principal).toBe('arn:aws:iam::222222222222:user/alice');
});

test('a trail that cannot be read: no cause, one note, and the report as it would be', async () => {
  const simulated = await simulation();
  await openTrust(simulated, 'arn:aws:iam::222222222222:user/alice');
  const iam = await simulated.client('payments-dev', IAMClient);
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'LandingZoneAudit', PolicyName: 'Read' })).catch(() => null);
  simulated.refuse(({ service }) => service === 'cloudtrail');
  const { report, notes, lookups } = await asked(simulated);
  const without = await drift(simulated.sessions, expectation, upToDate);
  expect(report.findings).toEqual(without.findings);
  expect([report.complete, exitCode(report)]).toEqual([true, 2]);
  expect(notes).toEqual([
    expect.stringMatching(/^who did it is not known in \d{12}, us-east-1: access denied: AccessDenied/),
  ]);
  expect(lookups).toHaveLength(1);
});

test('many trails that cannot be read are one note', async () => {
  const simulated = await simulation();
  await openTrust(simulated, 'arn:aws:iam::222222222222:user/alice');
  await strangerIn(simulated);
  simulated.refuse(({ service }) => service === 'cloudtrail');
  const { notes } = await asked(simulated);
  expect(notes).toEqual([
    expect.stringMatching(/^who did it is not known in \w+, us-east-1 and 1 more: access denied: AccessDenied/),
  ]);
});

test('two requests a second in an account and region, no more findings and no longer than said', async () => {
  const simulated = await simulation();
  await openTrust(simulated, 'arn:aws:iam::222222222222:user/alice');
  const iam = await simulated.client('payments-dev', IAMClient);
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
  });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'Developer', PolicyName: 'more', PolicyDocument }));
  const all = await asked(simulated);
  expect(all.report.findings.every(({ cause }) => cause !== undefined)).toBe(true);
  expect(all.waited).toEqual(all.lookups.slice(1).map(() => 500));
  const few = await asked(simulated, { most: 1 });
  expect(causes(few.report).filter((event) => event !== undefined)).toHaveLength(1);
  expect(few.notes).toEqual(['who did it was looked up for the first 1 of 2 findings']);
  const short = await asked(simulated, { limitSeconds: 0.4 });
  expect(short.lookups.length).toBeLessThan(all.lookups.length);
  expect(short.notes).toEqual(['who did it was looked up for 0.4 seconds, then no more']);
});

test('what is in a region is looked up there', async () => {
  const simulated = await simulation();
  const { name } = some(
    'parameter',
    ({ region, account }) => region === 'eu-west-2' && account === 'payments-dev',
  ).properties;
  const ssm = await simulated.client('payments-dev', SSMClient, 'eu-west-2');
  await ssm.send(new PutParameterCommand({ Name: name, Value: 'tampered', Overwrite: true }));
  const { report, lookups } = await asked(simulated);
  expect(causes(report)).toEqual(['ssm:PutParameter']);
  expect(lookups.map(({ region }) => region)).toEqual(['eu-west-2']);
});
