import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { microaccounts, type Ended } from './process';

const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answers = [
  ...['--management-account', '012345678901', '--home-region', 'eu-west-1', '--region', 'eu-west-1,us-east-1'],
  ...['--account-email', 'aws+{key}@example.com', '--business-unit', 'shop'],
];
const init = (...words: readonly string[]): Ended => microaccounts(['init', ...words], folder);
const there = (words: readonly string[]): Ended => microaccounts([...words, '--estate', 'made/here'], folder);

describe('a new estate', () => {
  test('is written into a folder that is not there', () => {
    const { status, stdout, stderr } = init('made/here', ...answers, '--format', 'json');
    expect([status, stderr]).toEqual([0, '']);
    const { files, ...rest } = JSON.parse(stdout) as { files: string[] };
    expect(rest).toMatchObject({ formatVersion: 1, folder: 'made/here' });
    const written = readdirSync(path.join(folder, 'made/here'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(path.join(folder, 'made/here'), path.join(entry.parentPath, entry.name)));
    expect(written.filter((file) => !file.startsWith('.schemas')).sort()).toEqual([...files].sort());
    expect(files).toEqual(expect.arrayContaining(['landing-zone.yaml', 'addresses.lock.yaml']));
  });

  test('has lines that lead editors to its schemas', () => {
    for (const file of ['landing-zone.yaml', 'accounts/platform/audit.yaml']) {
      const at = path.join(folder, 'made/here', file);
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(at, 'utf8')) ?? [];
      expect(existsSync(path.resolve(path.dirname(at), schema))).toBe(true);
    }
  });

  test('is valid and locked, can be deployed, and takes an account', () => {
    expect(there(['validate'])).toMatchObject({ status: 0, stdout: 'no problems in 3 accounts\n' });
    expect(there(['lock', '--check'])).toMatchObject({ status: 0 });
    expect(there(['up', '--simulate'])).toMatchObject({ status: 0 });
    const added = there(['new', 'account', 'web-dev', '--business-unit', 'shop', '--environment', 'dev']);
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(there(['validate'])).toMatchObject({ status: 0, stdout: 'no problems in 4 accounts\n' });
    expect(there(['up', '--simulate'])).toMatchObject({ status: 0 });
    expect(there(['drift', '--simulate'])).toMatchObject({ status: 0 });
  }, 60_000);

  test('is not written over another', () => {
    const { status, stderr } = init('made/here', ...answers);
    expect([status, stderr]).toEqual([1, expect.stringContaining('`made/here` is not empty')]);
  });
});

test('files that begin with a dot may be there, and stay', () => {
  mkdirSync(path.join(folder, 'cloned/.git'), { recursive: true });
  writeFileSync(path.join(folder, 'cloned/.git/HEAD'), 'ref');
  expect(init('cloned', ...answers, '--no-pool').status).toBe(0);
  expect(readFileSync(path.join(folder, 'cloned/.git/HEAD'), 'utf8')).toBe('ref');
  expect(microaccounts(['validate', '--estate', 'cloned'], folder)).toMatchObject({ status: 0 });
});

test.each<[string[], string]>([
  [[], '`--management-account`, `--home-region`, `--account-email` and `--business-unit` are missing'],
  [[...answers, '--business-unit', '__proto__'], '`__proto__` cannot be the name of a business unit'],
  [[...answers, '--account-email', 'aws@example.com'], 'put `{key}` in it'],
  [[...answers, '--management-account', '12'], '`12` is not an account id'],
])('%j is refused, and there is no folder', (words, said) => {
  const { status, stdout, stderr } = init('refused', ...words);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(said);
  expect(existsSync(path.join(folder, 'refused'))).toBe(false);
});
