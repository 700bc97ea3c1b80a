// `microaccounts drift` as a process: several reports of one run, and the history.
import { SimulatedAws, simulatedSessions } from '@microaccounts/simulator';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { accountIds, createAccount, openTrust } from '../../src/demo/byHand';
import { folderWithEstate, microaccounts, type Ended } from './process';

const folder = folderWithEstate('examples/small');
const healed = folderWithEstate('examples/small');
const drift = (...words: readonly string[]): Ended => microaccounts(['drift', '--simulate', ...words], folder);
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

interface Finding {
  readonly status: string;
  readonly address: string;
  readonly since?: string;
  readonly owner?: string;
  readonly origin?: object;
}
const findings = (text: string): readonly Finding[] => (JSON.parse(text) as { findings: Finding[] }).findings;

beforeAll(async () => {
  const { status, stderr } = microaccounts(['up', '--simulate'], folder);
  if (status !== 0) throw new Error(stderr);
  const organization = { managementAccountId: '111111111111', homeRegion: 'us-east-1' };
  const aws = SimulatedAws.open({ folder: path.join(folder, '.microaccounts'), ...organization });
  try {
    const options = { sessions: simulatedSessions(aws), homeRegion: organization.homeRegion };
    const id = (await accountIds(options)).get('aws+web-dev@example.com') ?? '';
    await openTrust(options, 'LandingZoneAudit', id);
    await createAccount(options, '<img src=x>', 'shadow@example.com');
  } finally {
    aws.close();
  }
}, 120_000);

test('JSON tells whose a finding is and where that is written', () => {
  const { status, stdout } = drift('--format', 'json');
  expect(status).toBe(2);
  expect(findings(stdout)).toMatchObject([
    { status: 'unmanaged' },
    {
      status: 'drifted',
      address: 'account/web-dev/role/LandingZoneAudit',
      owner: 'web-team',
      origin: { file: 'accounts/shop/web-dev.yaml', line: expect.any(Number), column: 1 },
    },
  ]);
  expect(findings(stdout)[0]).not.toHaveProperty('origin');
  expect(findings(stdout)[1]).not.toHaveProperty('since');
});

test('one run writes several reports, each into its file', () => {
  const words = ['html', 'sarif', 'prometheus', 'json', 'markdown', 'text'].flatMap((format) => [
    '--report',
    `${format}=report.${format}`,
  ]);
  const { status, stdout, stderr } = drift(...words);
  expect([status, stderr]).toEqual([2, '']);
  expect(read('report.text').trim()).toBe(stdout.trim());
  expect(findings(read('report.json'))).toHaveLength(2);
  expect(read('report.markdown')).toContain('## Drift: 2 findings, 2 security');
  expect(read('report.html')).toContain('&lt;img src=x&gt;');
  expect(read('report.html')).not.toContain('<img');
  expect(read('report.prometheus')).toContain(
    'microaccounts_drift_findings{status="drifted",account="web-dev",security="true"} 1\n',
  );
  const { runs } = JSON.parse(read('report.sarif')) as { runs: { results: { ruleId: string }[] }[] };
  expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['drift/unmanaged', 'drift/drifted']);
  expect(read('report.sarif')).toContain('"uri": "estate/accounts/shop/web-dev.yaml"');
  expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
});

test('each format can be the result itself', () => {
  expect(drift('--format', 'html').stdout).toMatch(/^<!doctype html>\n/);
  expect(drift('--format', 'prometheus').stdout).toMatch(/^# HELP microaccounts_drift_findings /);
  expect(JSON.parse(drift('--format', 'sarif').stdout)).toMatchObject({ version: '2.1.0' });
});

test('the history tells since when a finding is there', () => {
  drift('--history', 'history.jsonl');
  const first = JSON.parse(read('history.jsonl')) as { at: string };
  const { status, stdout, stderr } = drift('--history', 'history.jsonl', '--format', 'json');
  expect([status, stderr]).toEqual([2, '']);
  expect(findings(stdout).map(({ since }) => since)).toEqual([first.at, first.at]);
  const lines = read('history.jsonl').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { formatVersion: 1, complete: true, counts: { drifted: 1, unmanaged: 1, security: 2 }, scope: {} },
    { findings: [{ since: first.at }, { since: first.at }] },
  ]);
  appendFileSync(path.join(folder, 'history.jsonl'), '{"torn":');
  const after = drift('--history', 'history.jsonl');
  expect(after.stderr).toBe('line 3 of the history `history.jsonl` is damaged and was passed over\n');
  expect(after.stdout).toContain(`since ${first.at.slice(0, 16).replace('T', ' ')} UTC`);
  expect(read('history.jsonl').trimEnd().split('\n')).toHaveLength(4);
});

describe('what cannot be written', () => {
  test('is said, and the result comes out all the same', () => {
    mkdirSync(path.join(folder, 'taken'));
    const { status, stdout, stderr } = drift(
      '--report',
      'html=taken',
      '--report',
      'json=other.json',
      '--history',
      'taken',
    );
    expect(status).toBe(2);
    expect(stdout).toContain('2 findings');
    expect(stderr).toContain('the html report could not be written to `taken`: EISDIR');
    expect(stderr).toContain('the history `taken` could not be read: EISDIR');
    expect(stderr).toContain('the history `taken` could not be written: EISDIR');
    expect(existsSync(path.join(folder, 'other.json'))).toBe(true);
  });

  test.each([
    [['--report', 'html=no/such/drift.html'], 'no report can be written into `no/such`'],
    [['--report', 'html=a', '--report', 'json=./a'], 'two reports would be written to `./a`'],
    [['--report', 'pdf=a'], "argument 'pdf=a' is invalid"],
    [['--report', 'html='], "argument 'html=' is invalid"],
    [['--report', 'html'], "argument 'html' is invalid"],
  ])('is refused before anything is read: %j', (words, message) => {
    const { status, stdout, stderr } = drift(...words);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });

  test('fails a run that found nothing', () => {
    microaccounts(['up', '--simulate'], healed);
    expect(microaccounts(['drift', '--simulate', '--history', '.'], healed).status).toBe(1);
    expect(microaccounts(['drift', '--simulate', '--history', 'h'], healed).status).toBe(0);
  });
});
