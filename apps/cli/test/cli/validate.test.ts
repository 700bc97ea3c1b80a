import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts } from './process';

const FILE = 'accounts/platform/audit.yaml';
const COLORED = { NO_COLOR: '', FORCE_COLOR: '1' };

/** A folder with a copy of the repository's own estate, in which text was added to a file. */
function changedEstate(text: string, file = FILE): string {
  const folder = folderWithEstate('estate');
  appendFileSync(path.join(folder, 'estate', file), text);
  return folder;
}

describe('an unknown key', () => {
  const folder = changedEstate('\nregoins: []\n');
  const line =
    readFileSync(path.join(folder, 'estate', FILE), 'utf8')
      .split('\n')
      .indexOf('regoins: []') + 1;
  const gutter = ' '.repeat(`  ${line}:1  `.length);
  const excerpt = [`${gutter}${line} │ regoins: []`, `${gutter}${' '.repeat(String(line).length)} │ ^`].join('\n');

  test('is shown in its line, and the count comes last', () => {
    const { status, stdout, stderr } = microaccounts(['validate'], folder);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain(excerpt);
    expect(stdout).toMatch(/\n1 error in \d+ accounts\n$/);
  });

  test.each([[['up', '--simulate']], [['drift', '--simulate']], [['explain', 'audit']], [['lock']]])(
    'is shown in the same way by %j',
    (words) => {
      const { status, stdout, stderr } = microaccounts(words, folder);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain(excerpt);
      expect(stderr).toMatch(/\n1 error in \d+ accounts\nthe estate is invalid: /);
    },
  );

  test('is painted for those who ask for it alone', () => {
    expect(microaccounts(['validate'], folder, COLORED).stdout).toContain('\u001b[31m^\u001b[39m');
    expect(microaccounts(['validate', '--no-color'], folder, COLORED).stdout).not.toContain('\u001b');
    expect(microaccounts(['validate'], folder, { NO_COLOR: '1', FORCE_COLOR: '1' }).stdout).not.toContain('\u001b');
  });

  test('is an annotation on the file as the repository knows it, wherever the command runs', () => {
    mkdirSync(path.join(folder, '.git'));
    const expected = `::error file=estate/${FILE},line=${line},col=1,title=estate/unknown-key::`;
    expect(microaccounts(['validate', '--format', 'github'], folder).stdout).toContain(expected);
    const below = path.join(folder, 'estate/accounts');
    const { status, stdout } = microaccounts(['validate', '--format', 'github', '--estate', '..'], below);
    expect(status).toBe(1);
    expect(stdout).toContain(expected);
  });

  test('is a result in SARIF', () => {
    const { status, stdout } = microaccounts(['validate', '--format', 'sarif'], folder);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'estate/unknown-key', level: 'error' }] }],
    });
  });
});

describe('a finding about the lock', () => {
  const folder = folderWithEstate('estate');
  const file = path.join(folder, 'estate/addresses.lock.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^digest: .*$/m, 'digest: wrong'));

  test('shows the line of the lock', () => {
    const { status, stdout } = microaccounts(['validate'], folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^addresses\.lock\.yaml\n.*\[network\/lock-digest\]\n +\d+ │ digest: wrong\n +│ \^\n/);
  });
});

describe.each([
  ['in a key', '\n"a\\e[31mb": 1\n'],
  ['in a line', '\nregoins: "\u009b31m\u202e"\n'],
  ['that is no YAML', '\n\u001b]0;title\u0007\n'],
])('an escape sequence %s', (_, text) => {
  const folder = changedEstate(text);

  test.each([
    [['validate']],
    [['validate', '--format', 'json']],
    [['validate', '--format', 'github']],
    [['validate', '--format', 'sarif']],
    [['lock']],
  ])('is not carried out by the terminal: %j', (words) => {
    const { status, stdout, stderr } = microaccounts(words, folder);
    expect(status).toBe(1);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe('a file that cannot be read', () => {
  const folder = folderWithEstate('estate');
  writeFileSync(path.join(folder, 'estate/accounts/platform/binary.yaml'), Buffer.from([0xff, 0xfe, 0x41]));

  test('has no line to show', () => {
    const { status, stdout } = microaccounts(['validate'], folder);
    expect(status).toBe(1);
    expect(stdout).toContain('[estate/not-text]\n       help: save it as UTF-8\n');
    expect(stdout).not.toContain('│');
  });
});
