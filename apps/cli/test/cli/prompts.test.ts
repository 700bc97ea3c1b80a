import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { folderWithEstate, repository } from './process';

const folder = folderWithEstate('estate');
// As if it were a terminal: a real one cannot be had here. The prompts take each key as it is typed.
const terminal = path.join(folder, 'terminal.js');
writeFileSync(
  terminal,
  'for (const stream of [process.stdin, process.stderr]) Object.assign(stream, { isTTY: true, columns: 120, rows: 40 });\n',
);

const ENTER = '\r';
const CONTROL_C = '\u0003';
const CONTROL_D = '\u0004';
const CLEAR_LINE = '\u0015';

interface Dialogue {
  readonly status: number | null;
  readonly stdout: string;
  /** Without what moves the cursor. */
  readonly stderr: string;
}

/** Runs the command line at a terminal: whenever the next text has been shown, types what stands beside it. */
async function dialogue(
  words: readonly string[],
  steps: readonly (readonly [shown: string, typed: string])[],
): Promise<Dialogue> {
  const child = spawn(process.execPath, [path.join(repository, 'apps/cli/bin/microaccounts.js'), ...words], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', NODE_OPTIONS: `--require ${terminal}` },
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const left = [...steps];
  let seen = '';
  child.stdout.on('data', (data: Buffer) => stdout.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    stderr.push(data.toString());
    seen += stripVTControlCharacters(data.toString());
    const next = left[0];
    if (next === undefined || !seen.includes(next[0])) return;
    left.shift();
    seen = '';
    child.stdin.write(next[1]);
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout: stdout.join(''), stderr: stripVTControlCharacters(stderr.join('')) };
}

test('an account is made of what is typed, chosen and left as it is', async () => {
  const { status, stdout, stderr } = await dialogue(
    ['new', 'account', '--format', 'json'],
    [
      ['key of the account', `Fraud Model${ENTER}`],
      ['cannot be the key', `${CLEAR_LINE}card-payments-dev${ENTER}`],
      ['already', `${CLEAR_LINE}fraud-model-prod${ENTER}`],
      ['❯ platform', 'paym'],
      ['❯ payments', ENTER],
      // The environment that the key ends in comes first.
      ['❯ prod', ENTER],
      ['owner (payments)', `a;b${ENTER}`],
      ['cannot be the value of one', `${CLEAR_LINE}fraud-team${ENTER}`],
      ['what it is for', `Trains the model${ENTER}`],
      ['❯◉ us-east-1', ' '],
      ['❯◯ us-east-1', ENTER],
      ['❯ (none)', 'sagem'],
      ['❯ sagemaker', ENTER],
      ['❯ (no more)', ENTER],
      ['services that it does not get', 'sn'],
      ['❯ sns', ENTER],
      ['❯ (no more)', ENTER],
      ['❯◉ app', ENTER],
      ['write this to', ENTER],
    ],
  );
  expect(stderr).toContain('✔ write this to accounts/payments/fraud-model-prod.yaml? Yes');
  expect(status).toBe(0);
  const { text } = JSON.parse(stdout) as { text: string };
  expect(text).toBe(
    [
      '# yaml-language-server: $schema=../../.schemas/account.schema.json',
      'environment: prod',
      'owner: fraud-team',
      'description: Trains the model',
      'regions: [eu-west-2]',
      'services: { allow: [sagemaker], deny: [sns] }',
      '',
    ].join('\n'),
  );
  expect(readFileSync(path.join(folder, 'estate/accounts/payments/fraud-model-prod.yaml'), 'utf8')).toBe(text);
}, 60_000);

test.each([
  ['Ctrl-C', CONTROL_C],
  ['Ctrl-D', CONTROL_D],
])(
  '%s leaves with one line, and nothing is written',
  async (_, key) => {
    const { status, stdout, stderr } = await dialogue(
      ['new', 'account', 'left-dev'],
      [
        ['❯ platform', ENTER],
        ['❯ dev', key],
      ],
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('error: cancelled: nothing was written');
    expect(existsSync(path.join(folder, 'estate/accounts/platform/left-dev.yaml'))).toBe(false);
  },
  60_000,
);

test('an estate is made of what is typed', async () => {
  const { status, stderr } = await dialogue(
    ['init', 'made'],
    [
      ['management account', `12${ENTER}`],
      ['is not an account id', `${CLEAR_LINE}111111111111${ENTER}`],
      ['home region', 'eu-west-1'],
      ['❯ eu-west-1', ENTER],
      ['❯◉ eu-west-1', ENTER],
      ['e-mail address', `aws+{key}@example.com${ENTER}`],
      ['first business unit', `shop${ENTER}`],
      ['environments (dev, prod)', `dev, core${ENTER}`],
      ['of the core accounts', `${CLEAR_LINE}dev, test${ENTER}`],
      ['addresses of', ENTER],
      ['write the estate', ENTER],
    ],
  );
  expect(stderr).toContain('✔ write the estate into made? Yes');
  expect(status).toBe(0);
  const zone = readFileSync(path.join(folder, 'made/landing-zone.yaml'), 'utf8');
  expect(zone).toContain("managementAccountId: '111111111111'");
  expect(zone).toContain('test: { organizationalUnit: Workloads/Test }');
}, 60_000);
