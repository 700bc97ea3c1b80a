// Healing where a deployment cannot do all that it should: what was not healed is said, and nothing else waits for it.
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { DriftReport } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import { ACCESS_ROLE } from '@microaccounts/resources';
import { AwsError, simulatedSessions, type ApiCall, type SimulatedAws } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { compareWithAws } from '../../src/comparison';
import { heal, type Healing } from '../../src/drift/healing';
import { RecordingOutput } from '../../src/output';
import { deploy, emptyAws, landingZoneOf, type Edits } from './simulation';

const ROLE = 'Support';
const allowed: Edits = { 'landing-zone.yaml': (text) => `${text}drift: { heal: { accounts: true } }\n` };
const PEOPLE = ['card-payments-dev', 'reporting-dev'];

/** Opens the trust of a role in some accounts by hand. */
async function tampered(aws: SimulatedAws, report: (account: string) => string): Promise<void> {
  const sessions = simulatedSessions(aws);
  for (const account of PEOPLE) {
    const iam = (await sessions.member(report(account), ACCESS_ROLE)).client(IAMClient, 'us-east-1');
    const Statement = [{ Effect: 'Allow', Principal: { AWS: report(account) }, Action: 'sts:AssumeRole' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: ROLE, PolicyDocument }));
  }
}

const fault: { refuses: (call: ApiCall) => boolean } = { refuses: () => false };
const landingZone = landingZoneOf('estate', { edits: allowed });
let aws: SimulatedAws;
let engine: ReturnType<typeof embeddedEngine>;
let idOf: (account: string) => string;

beforeAll(async () => {
  const before = (call: ApiCall): void => {
    if (fault.refuses(call)) throw new AwsError('AccessDeniedException', `${call.operation} is denied`);
  };
  aws = emptyAws(landingZone, { faults: { before } });
  engine = embeddedEngine({ aws, folder: null });
  await deploy(landingZone, aws, engine);
  const ids = new Map<string, string>();
  for (const account of PEOPLE) ids.set(account, String((await engine.outputs(`account.${account}`))?.['accountId']));
  idOf = (account) => ids.get(account) ?? '';
}, 120_000);

afterEach(() => {
  fault.refuses = () => false;
});

async function healed(wanted: LandingZone): Promise<Healing> {
  const sessions = simulatedSessions(aws);
  const read = (): Promise<DriftReport> => compareWithAws({ landingZone: wanted, sessions, engine });
  const world = { sessions, engine, parallel: 1, close: () => Promise.resolve() };
  const report = await read();
  return heal({ landingZone: wanted, world, report, read, commit: null, output: new RecordingOutput() });
}

const trustOf = (account: string): string => `role account/${account}/role/${ROLE} trustPolicy`;

test('a stack that fails: its finding remains, the others are healed, and the run has failed', async () => {
  await tampered(aws, idOf);
  const [first = '', second = ''] = PEOPLE;
  fault.refuses = ({ operation, accountId }) => operation === 'UpdateAssumeRolePolicy' && accountId === idOf(first);
  const { report, failed } = await healed(landingZone);
  expect(failed).toBe(true);
  expect(report.healed).toEqual([trustOf(second)]);
  expect(report.notHealed).toEqual([{ stack: `baseline.${first}`, reason: expect.stringContaining('is denied') }]);
  expect(report.findings.map(({ address, property }) => [address, property])).toEqual([
    [`account/${first}/role/${ROLE}`, 'trustPolicy'],
  ]);
}, 120_000);

test('a stack whose need waits for its deployment is left out and says so, the others are healed', async () => {
  await tampered(aws, idOf);
  const [first = '', second = ''] = PEOPLE;
  const file = landingZone.estate.accounts.find(({ key }) => key === first)?.businessUnit ?? '';
  const edits = { ...allowed, [`accounts/${file}/${first}.yaml`]: (text: string) => `${text}name: Renamed\n` };
  const { report, failed } = await healed(landingZoneOf('estate', { edits }));
  expect(failed).toBe(false);
  expect(report.healed).toEqual([trustOf(second)]);
  expect(report.notHealed).toEqual([
    {
      stack: `baseline.${first}`,
      reason: `it needs \`account.${first}\`, which is not deployed as the files say`,
    },
  ]);
  expect(report.findings.filter(({ status }) => status === 'drifted')).toHaveLength(1);
}, 120_000);

test('a refusal of the whole run: nothing is healed, and each stack says why', async () => {
  await tampered(aws, idOf);
  const { estate } = landingZone;
  const [first = ''] = PEOPLE;
  const gone = { ...landingZone, stacks: landingZone.stacks.filter(({ account }) => account !== 'audit') };
  expect(estate.accounts.some(({ key }) => key === 'audit')).toBe(true);
  const { report, failed } = await healed(gone);
  expect(failed).toBe(true);
  expect(report.healed).toEqual([]);
  expect(report.notHealed).toContainEqual({
    stack: `baseline.${first}`,
    reason: expect.stringContaining('account `audit` is deployed but no longer in the estate'),
  });
}, 120_000);
