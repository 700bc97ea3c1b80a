// What `up` cannot do anything with: one line that says what is wrong, one that says what to do, and nothing is changed.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, git, microaccounts } from './process';

const folder = folderWithEstate('examples/small');
const inEstate = (file: string): string => path.join(folder, 'estate', file);

beforeAll(() => {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'an estate');
  writeFileSync(path.join(folder, 'file'), 'no folder');
});

/** The two lines, without `error: ` and `help: `. */
function refusal(words: string, where = folder): string[] {
  const { status, stdout, stderr } = microaccounts(['up', ...words.split(' ')], where);
  expect([status, stdout]).toEqual([1, '']);
  expect(existsSync(path.join(where, '.microaccounts'))).toBe(false);
  const [, error = '', help = ''] = /^error: (.+)\nhelp: (.+)\n$/.exec(stderr) ?? [stderr];
  return [error, help];
}

test.each([
  ['--simulate --since nowhere', 'unknown ref `nowhere`', /fetch it/],
  ['--simulate --accounts web-dve', 'there is no account `web-dve`', /`web-dev`/],
  ['--simulate --accounts web-dev,', 'there is no account ``', /./],
  ['--simulate --stacks account.web-dve', 'there is no stack `account.web-dve`', /`account.web-dev`/],
  ['--simulate --ring x', '`x` is no ring', /whole number from 0/],
  ['--simulate --ring -1', '`-1` is no ring', /whole number from 0/],
  ['--simulate --shard 5/4', '`5/4` is no shard', /`--shard 2\/4`/],
  ['--simulate --shard 0/4', '`0/4` is no shard', /`--shard 2\/4`/],
  ['--simulate --shared --ring 0', '`--shared` is about what is in no ring and in no shard', /run it first/],
  ['--simulate --parallel 0', '`0` is no value of `--parallel`', /whole number from 1/],
  ['--simulate --time-limit soon', '`soon` is no value of `--time-limit`', /whole number from 1/],
  ['--simulate --engine pulumi --logs file', 'no logs can be kept in `file`: EEXIST', /`--logs`/],
  ['--simulate --engine pulumi --logs file/logs', 'no logs can be kept in `file/logs`: ENOTDIR', /`--logs`/],
  ['--engine embedded', 'the embedded engine is for the simulated AWS alone', /`--simulate`/],
])('up %s', (words, error, help) => {
  expect(refusal(words)).toEqual([error, expect.stringMatching(help)]);
});

test('up --since in a clone that lacks the commit', () => {
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'another');
  git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, 'shallow');
  const [error, help] = refusal('--simulate --since HEAD~1', path.join(folder, 'shallow'));
  expect(error).toContain('`HEAD~1`');
  expect(help).toContain('fetch');
});

test('up of files that are not committed, into AWS itself', () => {
  appendFileSync(inEstate('accounts/shop/web-dev.yaml'), '# a thought\n');
  expect(refusal('--since HEAD')).toEqual([
    '`estate/accounts/shop/web-dev.yaml` is not as committed: nobody could say later what was deployed',
    'commit it, or add `--allow-dirty`',
  ]);
  // With it, what is asked for next is Pulumi or credentials.
  const without = { PATH: path.dirname(process.execPath), AWS_EC2_METADATA_DISABLED: 'true' };
  const { status, stderr } = microaccounts(['up', '--allow-dirty'], folder, without);
  expect([status, stderr]).toEqual([1, expect.not.stringContaining('as committed')]);
});
