// `microaccounts drift` as a process: several reports of one run, and the history.
import { SimulatedAws, simulatedSessions } from '@microaccounts/simulator';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

test('what was done before a run began is in it: that is its time; where formats ask when it ended, they are told that', () => {
  drift('--history', 'times.jsonl', '--report', 'sarif=times.sarif', '--report', 'prometheus=times.prom');
  const { at } = JSON.parse(read('times.jsonl')) as { at: string };
  const { runs } = JSON.parse(read('times.sarif')) as {
    runs: { invocations: { startTimeUtc: string; endTimeUtc: string }[] }[];
  };
  const [{ startTimeUtc, endTimeUtc } = { startTimeUtc: '', endTimeUtc: '' }] = runs[0]?.invocations ?? [];
  expect(startTimeUtc).toBe(at);
  expect(Date.parse(endTimeUtc)).toBeGreaterThan(Date.parse(at));
  const metric = /^microaccounts_drift_last_run_timestamp_seconds (.*)$/m.exec(read('times.prom'))?.[1];
  expect(Number(metric) * 1000).toBe(Date.parse(endTimeUtc));
});

describe('a quick run', () => {
  const quick = folderWithEstate('examples/small');
  const run = (...words: readonly string[]): Ended =>
    microaccounts(['drift', '--simulate', '--history', 'h', '--format', 'json', ...words], quick);
  interface Report {
    readonly scope: { readonly members: readonly string[] | null };
    readonly findings: readonly Finding[];
    readonly checked: { readonly calls: number };
  }
  const report = ({ stdout }: Ended): Report => JSON.parse(stdout) as Report;
  const lastLine = (): object =>
    JSON.parse(readFileSync(path.join(quick, 'h'), 'utf8').trimEnd().split('\n').at(-1) ?? '') as object;
  const up = (...words: readonly string[]): void => {
    const { status, stderr } = microaccounts(['up', '--simulate', ...words], quick);
    if (status !== 0) throw new Error(stderr);
  };

  test('reads everything and says so before there is a history, then only what may be new', async () => {
    up();
    const first = run('--since-last');
    expect([first.status, report(first).scope.members]).toEqual([0, null]);
    expect(first.stderr).toBe(
      'the history has no run of all accounts that says what was deployed: everything is compared\n',
    );

    const second = run('--since-last');
    expect([second.status, second.stderr, report(second).scope.members]).toEqual([0, '', []]);
    expect(report(second).checked.calls).toBeLessThan(report(first).checked.calls / 2);

    await openTrustOf('web-dev');
    await openTrustOf('web-prod');
    expect(report(run('--since-last')).findings).toEqual([]);
    expect(findings(run('--accounts', 'web-dev').stdout)).toHaveLength(1);
    const third = run('--since-last');
    expect([third.status, report(third).scope.members]).toEqual([2, ['web-dev']]);
    expect(report(third).findings).toMatchObject([{ address: 'account/web-dev/role/LandingZoneAudit' }]);
    expect(lastLine()).toMatchObject({ scope: { members: ['web-dev'] }, deployed: expect.any(Object) });
  });

  test('looks into what was deployed since, and not into what only the files say', () => {
    const whole = report(run());
    expect(whole.findings.map(({ address }) => address.split('/')[1])).toEqual(['web-dev', 'web-prod']);
    up('--refresh', '--accounts', 'web-dev,web-prod');
    expect(report(run('--since-last')).scope.members).toEqual(['web-dev', 'web-prod']);
    expect(report(run('--since-last')).scope.members).toEqual([]);

    const file = path.join(quick, 'estate/accounts/shop/web-dev.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}tags: { purpose: test }\n`);
    expect(report(run('--since-last')).scope.members).toEqual([]);
    up('--accounts', 'web-dev');
    expect(report(run('--since-last')).scope.members).toEqual(['web-dev']);
  });

  test.each([
    [['--since-last'], '`--since-last` needs a history'],
    [['--history', 'h', '--since-last', '--shard', '1/2'], "'--since-last' cannot be used with option '--shard"],
    [['--history', 'h', '--since-last', '--tier', 'network'], "'--since-last' cannot be used with option '--tier"],
    [['--history', 'h', '--since-last', '--dry-run'], "'--dry-run' cannot be used with option '--history <file>'"],
    [['--history', 'h', '--since-last', '--accounts', 'web-dev'], "cannot be used with option '--accounts"],
  ])('is refused with %j', (words, message) => {
    const { status, stderr } = microaccounts(['drift', '--simulate', ...words], quick);
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
  });

  async function openTrustOf(account: string): Promise<void> {
    const organization = { managementAccountId: '111111111111', homeRegion: 'us-east-1' };
    const aws = SimulatedAws.open({ folder: path.join(quick, '.microaccounts'), ...organization });
    try {
      const options = { sessions: simulatedSessions(aws), homeRegion: organization.homeRegion };
      await openTrust(options, 'LandingZoneAudit', (await accountIds(options)).get(`aws+${account}@example.com`) ?? '');
    } finally {
      aws.close();
    }
  }
});

describe('a dry run', () => {
  interface Plan {
    readonly scope: { readonly tiers: readonly string[] };
    readonly calls: number;
    readonly previews?: number;
  }
  const plan = (...words: readonly string[]): Plan =>
    JSON.parse(drift('--dry-run', '--format', 'json', ...words).stdout) as Plan;

  test('of the deep tier says how many stacks would be previewed, and that their calls are not counted', () => {
    expect(plan()).not.toHaveProperty('previews');
    const { stacks } = JSON.parse(
      microaccounts(['up', '--simulate', '--preview', '--format', 'json'], folder).stdout,
    ) as { stacks: unknown[] };
    expect(plan('--tier', 'deep')).toMatchObject({ scope: { tiers: ['deep'] }, calls: 0, previews: stacks.length });
    const both = plan('--tier', 'organization,deep');
    expect(both).toMatchObject({ scope: { tiers: ['organization', 'deep'] }, previews: stacks.length });
    expect(both.calls).toBe(plan('--tier', 'organization').calls);
    expect(plan('--tier', 'deep', '--accounts', 'web-dev').previews).toBeLessThan(stacks.length);
    expect(drift('--dry-run', '--tier', 'deep').stdout).toBe(
      `no calls of its own\n\n${stacks.length} stacks previewed with refresh, whose calls the provider makes and nobody counts\n`,
    );
    expect(drift('--dry-run', '--tier', 'organization,deep').stdout).toContain(`\n\n${stacks.length} stacks previewed`);
  });

  test.each([
    [['--heal'], '--heal'],
    [['--report', 'json=dry.json'], '--report <format=file>'],
    [['--history', 'dry.jsonl'], '--history <file>'],
    [['--notify', 'https://hooks.example.com/secret'], '--notify <target>'],
  ])('is refused with %j, which it could not heed', (words, option) => {
    const { status, stdout, stderr } = drift('--dry-run', ...words);
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringContaining(`error: option '--dry-run' cannot be used with option '${option}'\n`),
    ]);
    expect(readdirSync(folder).filter((file) => file.startsWith('dry.'))).toEqual([]);
  });
});

describe('what cannot be written', () => {
  test('is said, and the result comes out all the same', () => {
    for (const name of ['taken', 'kept']) mkdirSync(path.join(folder, name));
    const { status, stdout, stderr } = drift(
      '--report',
      'html=taken',
      '--report',
      'json=other.json',
      '--history',
      'kept',
    );
    expect(status).toBe(2);
    expect(stdout).toContain('2 findings');
    expect(stderr).toContain('the html report could not be written to `taken`: EISDIR');
    expect(stderr).toContain('the history `kept` could not be read: EISDIR');
    expect(stderr).toContain('the history `kept` could not be written: EISDIR');
    expect(existsSync(path.join(folder, 'other.json'))).toBe(true);
  });

  test.each([
    [['--report', 'html=no/such/drift.html'], 'no report can be written into `no/such`'],
    [['--report', 'html=a', '--report', 'json=./a'], 'two reports would be written to `./a`'],
    [['--history', 'a.jsonl', '--report', 'json=./a.jsonl'], 'a report would be written over the history `./a.jsonl`'],
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
