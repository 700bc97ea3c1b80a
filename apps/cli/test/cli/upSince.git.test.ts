// `up --since`: exactly the stacks run whose part differs between that commit and the files.
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, git, microaccounts } from './process';

interface Document {
  readonly selected: readonly string[];
  readonly stacks: readonly { readonly stack: string; readonly status: string }[];
}

const folder = folderWithEstate('examples/small');

beforeAll(() => {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'an estate');
  expect(microaccounts(['up', '--simulate'], folder).status).toBe(0);
}, 60_000);

function edit(account: string, change: (text: string) => string): void {
  const file = path.join(folder, `estate/accounts/shop/${account}.yaml`);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function up(...words: readonly string[]): Document & { readonly stderr: string } {
  const { status, stdout, stderr } = microaccounts(['up', '--simulate', '--format', 'json', ...words], folder);
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return { ...(JSON.parse(stdout) as Document), stderr };
}

test('nothing, where nothing differs', () => {
  expect(up('--since', 'HEAD')).toMatchObject({ selected: [], stacks: [] });
  expect(microaccounts(['up', '--simulate', '--since', 'HEAD'], folder).stdout).toMatch(/^no stack is selected {2}\d/);
});

test('of one account whose services changed: the organization and the account', () => {
  edit('web-prod', (text) => text.replace('deny: [sns]', 'deny: [sns, sqs]'));
  const { selected, stacks } = up('--since', 'HEAD');
  expect(selected).toEqual(['organization', 'account.web-prod']);
  expect(stacks).toEqual([
    expect.objectContaining({ stack: 'organization', status: 'changed' }),
    expect.objectContaining({ stack: 'account.web-prod', status: 'changed' }),
  ]);
  // It was all that had to be done.
  expect(new Set(up().stacks.map(({ status }) => status))).toEqual(new Set(['unchanged']));
});

test('a commit as the base, and the same again is as the files say', () => {
  git(folder, 'commit', '--quiet', '--all', '--message', 'fewer services');
  edit('web-dev', (text) => `${text}tags: { data-class: public }\n`);
  const { selected, stacks } = up('--since', 'HEAD~1');
  expect(selected).toEqual(['organization', 'account.web-dev', 'account.web-prod']);
  expect(stacks.filter(({ status }) => status === 'changed').map(({ stack }) => stack)).toEqual(['account.web-dev']);
  expect(up('--since', 'HEAD~1').stacks.every(({ status }) => status === 'unchanged')).toBe(true);
});

test('two that are told apart by `--accounts`', () => {
  edit('web-dev', (text) => text.replace('data-class: public', 'data-class: secret'));
  expect(up('--since', 'HEAD', '--accounts', 'audit').selected).toEqual([]);
  expect(up('--since', 'HEAD', '--accounts', 'web-dev').selected).toEqual(['account.web-dev']);
});
