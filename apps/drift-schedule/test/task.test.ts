// What the container runs, as a process: against S3, SNS and STS on this machine, with a command line that does as it is told.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Summary } from '../src/task';
import { KEYS, startDoubles, type Doubles } from './doubles';

const MAIN = join(__dirname, '../dist/task/main.js');
const RUN = '2026-10-01T051730.123Z-6a7b';
const ROLE = 'arn:aws:iam::111111111111:role/landing-zone/LandingZoneDrift';

let doubles: Doubles;
let scratch: string;

beforeEach(async () => {
  // `npm run build` makes it; `npm test` does so first.
  expect(existsSync(MAIN)).toBe(true);
  doubles = await startDoubles();
  scratch = mkdtempSync(join(tmpdir(), 'task-'));
});

afterEach(async () => {
  rmSync(scratch, { recursive: true });
  await doubles.close();
});

interface Ended {
  readonly code: number | null;
  readonly log: string;
}

interface Started {
  readonly stub?: object;
  readonly more?: Readonly<Record<string, string>>;
  /** Stops the task as ECS does, once its command line wrote to the log. */
  readonly stop?: boolean;
}

async function task(words: readonly string[], { stub = {}, more = {}, stop = false }: Started = {}): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      TMPDIR: scratch,
      HOME: scratch,
      AWS_REGION: 'eu-west-2',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${doubles.endpoint}/credentials`,
      AWS_ENDPOINT_URL: doubles.endpoint,
      DRIFT_BUCKET: 'example-reports',
      DRIFT_TOPIC_ARN: 'arn:aws:sns:eu-west-2:222222222222:drift-schedule',
      DRIFT_ROLE_ARN: ROLE,
      DRIFT_TIMEOUT_MINUTES: '5',
      DRIFT_CLI: join(__dirname, 'commandLine.js'),
      STUB: JSON.stringify(stub),
      ...more,
    },
  });
  let log = '';
  let stopped = !stop;
  child.stdout.on('data', (chunk) => (log += String(chunk)));
  child.stderr.on('data', (chunk) => {
    log += String(chunk);
    if (stopped || !log.includes('for the log')) return;
    stopped = child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, log };
}

const finding = (more: object = {}): object => ({
  status: 'drifted',
  kind: 'role',
  address: 'payments-dev/role/Developer',
  account: 'payments-dev',
  region: null,
  property: 'trustPolicy',
  expected: 'a',
  actual: 'b',
  security: false,
  ...more,
});

const report = (more: object = {}): string =>
  JSON.stringify({
    formatVersion: 1,
    complete: true,
    checked: { accounts: 3, resources: 40, calls: 50 },
    findings: [],
    ...more,
  });

describe('comparing a part', () => {
  it.each([0, 2, 3])('keeps the report of a command that ends with %d, and ends well', async (code) => {
    const text = report();
    const ended = await task(['compare', RUN, 'organization', '--tier', 'organization'], { stub: { text, code } });
    expect(ended).toEqual({ code: 0, log: expect.stringContaining('this is for the log') });
    expect([...doubles.objects]).toEqual([
      [
        `/example-reports/reports/${RUN}/organization.json`,
        { body: text, metadata: { 'exit-code': String(code) }, contentType: 'application/json' },
      ],
    ]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('runs the command as the drift role, taken on by the role of the task, with the words that it was given', async () => {
    await task(['compare', RUN, 'accounts-3-of-8', '--tier', 'accounts', '--shard', '3/8'], { stub: { whoami: true } });
    const [stored] = doubles.objects.values();
    expect(JSON.parse(stored?.body ?? '{}')).toMatchObject({
      checked: { caller: KEYS.drift, words: ['drift', '--tier', 'accounts', '--shard', '3/8', '--format', 'json'] },
    });
    expect(doubles.assumed).toMatchObject([
      { RoleArn: ROLE, RoleSessionName: 'drift-accounts-3-of-8', signer: KEYS.task },
    ]);
  });

  it.each([
    ['a command that fails', { text: report(), code: 1 }, '`microaccounts drift` failed with 1: there is no report'],
    ['a bug in the command', { text: '', code: 70 }, '`microaccounts drift` failed with 70: there is no report'],
    ['half a report', { text: report().slice(0, 30) }, 'what `microaccounts drift` wrote is not a report of version 1'],
    ['a later version', { text: report({ formatVersion: 2 }) }, 'is not a report of version 1'],
  ])('keeps nothing of %s, and fails', async (_name, stub, message) => {
    const { code, log } = await task(['compare', RUN, 'organization'], { stub });
    expect(code).toBe(1);
    expect(log).toContain(message);
    expect(log).not.toContain('    at ');
    expect(doubles.objects.size).toBe(0);
  });

  it('is stopped with its command', async () => {
    const started = Date.now();
    const { code, log } = await task(['compare', RUN, 'organization'], {
      stub: { text: report(), sleep: 50 },
      stop: true,
    });
    expect(code).toBe(1);
    expect(log).toContain('`microaccounts drift` was ended by SIGTERM: there is no report');
    expect(Date.now() - started).toBeLessThan(40_000);
    expect(doubles.objects.size).toBe(0);
  });

  it('fails if the report cannot be kept', async () => {
    doubles.refusals.set('PUT', 403);
    const { code, log } = await task(['compare', RUN, 'organization'], { stub: { text: report() } });
    expect(code).toBe(1);
    expect(log).toContain('AccessDenied');
  });

  it.each([
    [{ DRIFT_BUCKET: '' }, 'the variable `DRIFT_BUCKET` is not set'],
    [{ DRIFT_ROLE_ARN: '' }, 'the variable `DRIFT_ROLE_ARN` is not set'],
    [{ DRIFT_TIMEOUT_MINUTES: 'long' }, 'the variable `DRIFT_TIMEOUT_MINUTES` is `long`, not a number of minutes'],
  ])('says what its definition lacks: %j', async (more, message) => {
    const { code, log } = await task(['compare', RUN, 'organization'], { stub: { text: report() }, more });
    expect(code).toBe(1);
    expect(log).toContain(message);
  });
});

describe('summing up', () => {
  const put = (part: string, body: string): void =>
    void doubles.objects.set(`/example-reports/reports/${RUN}/${part}.json`, {
      body,
      metadata: {},
      contentType: undefined,
    });

  async function told(
    parts: readonly string[],
  ): Promise<{ summary: Summary; email: string; sent: Record<string, string> }> {
    const { code, log } = await task(['summarize', RUN, ...parts]);
    expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining('summary.json') });
    expect(doubles.messages).toHaveLength(1);
    const [sent = {}] = doubles.messages;
    const message = JSON.parse(sent['Message'] ?? '{}') as { readonly default: string; readonly email: string };
    expect(doubles.objects.get(`/example-reports/reports/${RUN}/summary.json`)?.body).toBe(message.default);
    return { summary: JSON.parse(message.default) as Summary, email: message.email, sent };
  }

  it('tells that all is well once every part says so', async () => {
    put('organization', report());
    put('network', report());
    const { summary, sent } = await told(['organization', 'network']);
    expect(summary).toEqual({
      formatVersion: 1,
      run: RUN,
      status: 'in-sync',
      complete: true,
      missingParts: [],
      checked: { accounts: 6, resources: 80, calls: 100 },
      counts: { drifted: 0, missing: 0, unmanaged: 0, unchecked: 0, pending: 0, accepted: 0 },
      security: 0,
      findings: [],
      reports: `s3://example-reports/reports/${RUN}/`,
    });
    expect(sent).toMatchObject({
      TopicArn: 'arn:aws:sns:eu-west-2:222222222222:drift-schedule',
      Subject: 'Drift: AWS is as it was deployed',
      MessageStructure: 'json',
      'MessageAttributes.entry.1.Name': 'status',
      'MessageAttributes.entry.1.Value.StringValue': 'in-sync',
      signer: KEYS.task,
    });
  });

  it('tells what differs, security first, and only where', async () => {
    put('organization', report({ findings: [finding(), finding({ status: 'pending', address: 'later' })] }));
    put(
      'network',
      report({ findings: [finding({ security: true, address: 'open' }), finding({ status: 'accepted' })] }),
    );
    const { summary, email, sent } = await told(['organization', 'network']);
    expect(summary).toMatchObject({
      status: 'drift',
      complete: true,
      counts: { drifted: 2, missing: 0, unmanaged: 0, unchecked: 0, pending: 1, accepted: 1 },
      security: 1,
    });
    expect(summary.findings.map(({ address }) => address)).toEqual(['open', 'payments-dev/role/Developer']);
    expect(summary.findings[0]).not.toHaveProperty('actual');
    expect(sent['Subject']).toBe('Drift: 2 findings, 1 of security');
    expect(email).toContain('SECURITY drifted role open trustPolicy in payments-dev');
  });

  it('never takes a part without a report for one that is well', async () => {
    put('organization', report());
    put('network', '{"formatVersion": 1');
    const { summary, email, sent } = await told(['organization', 'network', 'accounts-1-of-1']);
    expect(summary).toMatchObject({
      status: 'incomplete',
      complete: false,
      missingParts: ['network', 'accounts-1-of-1'],
    });
    expect(sent['Subject']).toBe('Drift: 2 parts without a report');
    expect(email).toContain('No report, so unchecked: network, accounts-1-of-1.');
  });

  it('says incomplete when a part could not read everything', async () => {
    put('organization', report({ complete: false, findings: [finding({ status: 'unchecked' })] }));
    const { summary, sent } = await told(['organization']);
    expect(summary).toMatchObject({ status: 'incomplete', complete: false, missingParts: [], findings: [] });
    expect(sent['Subject']).toBe('Drift: not everything could be read');
  });

  it('names the first, and how many more there are', async () => {
    put(
      'organization',
      report({ findings: Array.from({ length: 500 }, (_, index) => finding({ address: `a/${index}` })) }),
    );
    const { summary, email, sent } = await told(['organization']);
    expect([summary.counts.drifted, summary.findings.length]).toEqual([500, 20]);
    expect(email).toContain('and 480 more');
    // SNS API Reference, "Publish": 256 KB.
    expect((sent['Message'] ?? '').length).toBeLessThan(262_144 / 4);
  });

  it('fails, and sends nothing, when reports may not be read', async () => {
    doubles.refusals.set('GET', 403);
    const { code, log } = await task(['summarize', RUN, 'organization']);
    expect(code).toBe(1);
    expect(log).toContain('AccessDenied');
    expect(doubles.messages).toEqual([]);
  });
});

it('says what a task is, for any other words', async () => {
  for (const words of [[], ['compare'], ['compare', RUN], ['summarize', RUN], ['heal', RUN, 'organization']]) {
    const { code, log } = await task(words);
    expect(code).toBe(1);
    expect(log).toContain('a task is `compare <run> <part> [argument…]` or `summarize <run> <part>…`\n');
    expect(log).not.toContain('    at ');
  }
});
