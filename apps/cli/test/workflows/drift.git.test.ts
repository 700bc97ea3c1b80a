// `drift.yml`: one issue that is open for as long as AWS differs from what was deployed, reports, and the history of runs.
import { SimulatedAws, simulatedSessions } from '@microaccounts/simulator';
import { accountIds, detachScp } from '../../src/demo/byHand';
import { microaccounts } from '../cli/process';
import { Company, endings } from './company';
import type { FakeIssue } from './fakeGitHub';

const company = new Company('examples/small');
beforeAll(() => company.github.listen());
afterAll(() => company.close());

const VARIABLES = { AWS_DRIFT_ROLE_ARN: 'arn:aws:iam::111111111111:role/landing-zone-drift', AWS_REGION: 'us-east-1' };

test('the issue is opened, updated and closed', async () => {
  up();
  await drift();
  expect(issues()).toEqual([]);

  await detachOwnScp('web-dev');
  await drift();
  const [opened, ...others] = issues();
  expect(others).toEqual([]);
  expect(opened).toMatchObject({ state: 'open', title: 'AWS is not as it was deployed', labels: ['drift'] });
  expect(opened?.body).toContain('account/web-dev/scp/ma-');

  await detachOwnScp('web-prod');
  await drift();
  expect(issues().map(({ number }) => number)).toEqual([opened?.number]);
  expect(issues()[0]?.body).toContain('account/web-prod/scp/ma-');

  up('--refresh');
  await drift();
  expect(issues()).toMatchObject([{ number: opened?.number, state: 'closed', state_reason: 'completed' }]);
  expect(issues()[0]?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('Everything was read')]);
  expect(company.github.undocumented).toEqual([]);
}, 300_000);

test('reports are kept, and the history goes on from run to run; without it only its times are lost', async () => {
  await detachOwnScp('web-dev');
  await drift();
  const first = sinceOfFindings();
  expect(first).toHaveLength(1);
  expect([...company.store.artifact('drift').keys()].sort()).toEqual(
    ['drift.html', 'drift.json', 'drift.md', 'drift.prom', 'drift.sarif'].sort(),
  );
  await drift();
  expect(sinceOfFindings()).toEqual(first);
  expect(new Set(company.store.cacheKeys).size).toBe(company.store.cacheKeys.length);

  company.store.forgetCaches();
  await drift();
  expect(sinceOfFindings()).toHaveLength(1);
  expect(Date.parse(sinceOfFindings()[0] ?? '')).toBeGreaterThan(Date.parse(first[0] ?? ''));
}, 300_000);

function sinceOfFindings(): readonly string[] {
  const report = JSON.parse(company.store.artifact('drift').get('drift.json') ?? '') as {
    readonly findings: readonly { readonly since: string }[];
  };
  return report.findings.map(({ since }) => since);
}

/** Takes the account's own SCP away, through the AWS SDK alone. */
async function detachOwnScp(account: string): Promise<void> {
  const explained = microaccounts(['explain', account, '--format', 'json'], company.origin).stdout;
  const { scps } = JSON.parse(explained) as { scps: { name: string; target: string }[] };
  const own = scps.find(({ target }) => target === `account/${account}`)?.name ?? '';
  const organization = { managementAccountId: '111111111111', homeRegion: 'us-east-1' };
  const aws = SimulatedAws.open({ folder: company.state, ...organization });
  try {
    const options = { sessions: simulatedSessions(aws), homeRegion: organization.homeRegion };
    const ids = await accountIds(options);
    await detachScp(options, own, ids.get(`aws+${account}@example.com`) ?? '');
  } finally {
    aws.close();
  }
}

function up(...words: readonly string[]): void {
  const { status, stderr } = microaccounts(['up', '--simulate', '--state', company.state, ...words], company.origin);
  if (status !== 0) throw new Error(stderr);
}

async function drift(): Promise<void> {
  const event = { event_name: 'schedule', event: {} };
  const jobs = await company.run('drift.yml', 'refs/heads/main', event, { vars: VARIABLES });
  if (jobs[0]?.status !== 'success') throw new Error(JSON.stringify(jobs, null, 2));
  expect(endings(jobs)).toEqual(['drift success']);
}

function issues(): readonly FakeIssue[] {
  return company.github.issues;
}
