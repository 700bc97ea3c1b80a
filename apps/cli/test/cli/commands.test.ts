import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts } from './process';

const VERBS = ['validate', 'plan', 'up', 'drift', 'explain', 'lock', 'demo'];

describe('help', () => {
  const { status, stdout, stderr } = microaccounts(['--help']);

  test('names every command and the exit codes, on stdout', () => {
    expect([status, stderr]).toEqual([0, '']);
    for (const verb of VERBS) expect(stdout).toMatch(new RegExp(`^ +${verb}\\b`, 'm'));
    expect(stdout).toContain('Exit codes:');
  });

  test.each(VERBS)('of %s shows examples and the options that are everywhere', (verb) => {
    const help = microaccounts([verb, '--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain(`Examples:\n  $ microaccounts ${verb}`);
    expect(help.stdout).toContain('--estate <dir>');
    expect(help.stdout).toContain('--no-color');
  });
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  expect(microaccounts(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([[['validat']], [['plan', '--bas', 'x']], [['up', '--engine', 'terraform']], [['explain']]])(
  'what commander does not understand is the user’s mistake: %j',
  (words) => {
    const { status, stdout, stderr } = microaccounts(words);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: .*\nhelp: add `--help`|^error: .*\n\(Did you mean/);
  },
);

describe('with a valid estate', () => {
  const folder = folderWithEstate('estate');

  test('validate has no problems, as text and as JSON', () => {
    expect(microaccounts(['validate'], folder)).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = microaccounts(['validate', '--format', 'json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, diagnostics: [] });
  });

  test('colour is for those who ask for it', () => {
    const colored = microaccounts(['validate'], folder, { NO_COLOR: '', FORCE_COLOR: '1' });
    expect(colored.stdout).toContain('\u001b[32m');
    const plain = microaccounts(['validate', '--no-color'], folder, { NO_COLOR: '', FORCE_COLOR: '1' });
    expect(plain.stdout).not.toContain('\u001b');
  });

  test('explain tells of an account in JSON, and of an unknown one what was meant', () => {
    const { status, stdout } = microaccounts(['explain', 'network', '--format', 'json'], folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, key: 'network', organizationalUnit: 'Core' });
    const unknown = microaccounts(['explain', 'netwrok'], folder);
    expect(unknown).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: there is no account `netwrok` in the estate\nhelp: did you mean `network`?\n',
    });
  });

  test('explain shows where each value of an account comes from, as text and as JSON', () => {
    const account = 'accounts/payments/card-payments-dev.yaml';
    const lineOf = (file: string, text: string): number => {
      const lines = readFileSync(path.join(folder, 'estate', file), 'utf8').split('\n');
      return lines.findIndex((line) => line.includes(text)) + 1;
    };
    const costCenter = lineOf('landing-zone.yaml', "costCenter: '5200'");
    const [owner, deny] = [lineOf(account, 'owner:'), lineOf(account, 'deny:')];

    const { stdout } = microaccounts(['explain', 'card-payments-dev'], folder);
    const table = stdout.slice(stdout.indexOf('Every value and where it comes from')).split('\n');
    const rows = table.map((line) => line.trim().replaceAll(/ {2,}/g, ' | '));
    expect(rows).toEqual(
      expect.arrayContaining([
        `owner | card-payments-team | ${account}:${owner}`,
        `services | not sns (denied) | ${account}:${deny}`,
        `costCenter | 5200 | landing-zone.yaml:${costCenter}`,
        'state | active | built-in default',
      ]),
    );
    expect(Math.max(...table.map(({ length }) => length))).toBeLessThanOrEqual(100);

    const json = microaccounts(['explain', 'card-payments-dev', '--format', 'json'], folder);
    expect(JSON.parse(json.stdout)).toMatchObject({
      formatVersion: 1,
      account: { key: 'card-payments-dev', owner: 'card-payments-team', regions: ['us-east-1'] },
      origins: {
        key: { file: account, nameOf: 'file' },
        owner: { file: account, line: owner, column: 8 },
        state: { builtIn: true },
      },
      takenAway: [
        {
          path: 'services',
          value: 'sns',
          origin: { file: 'landing-zone.yaml', list: 'default' },
          by: { file: account, line: deny, column: 10 },
        },
      ],
    });
  });

  test('drift without a simulated AWS says how to get one', () => {
    const { status, stderr } = microaccounts(['drift', '--simulate'], folder);
    expect(status).toBe(1);
    expect(stderr).toContain('run `npm run demo` or `microaccounts up --simulate` first');
  });

  test('the embedded engine does not deploy into AWS', () => {
    const { status, stderr } = microaccounts(['up', '--engine', 'embedded'], folder);
    expect(status).toBe(1);
    expect(stderr).toContain('add `--simulate`');
  });
});
