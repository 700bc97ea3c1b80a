// The keys of every JSON document are those that docs/contracts.md promises.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, git, microaccounts, repository } from './process';

const folder = folderWithEstate('examples/small');
git(folder, 'init', '--quiet');
git(folder, 'add', '.');
git(folder, 'commit', '--quiet', '--message', 'an estate');

/** Command → the words behind it; in this order, since `drift` needs what `up` has deployed. */
const RUNS: readonly (readonly [command: string, words: string])[] = [
  ['validate', ''],
  ['plan', '--base HEAD'],
  ['up', '--simulate'],
  ['drift', '--simulate'],
  ['drift dry run', '--dry-run'],
  ['explain', 'web-dev'],
  ['lock', '--check'],
  ['new account', 'api-dev --business-unit shop --environment dev --dry-run'],
  [
    'init',
    'other --management-account 222222222222 --home-region eu-west-1 --account-email aws+{key}@example.com --business-unit shop --yes',
  ],
];

const promised = new Map(
  readFileSync(path.join(repository, 'docs/contracts.md'), 'utf8')
    .split('## JSON documents')[1]
    ?.split('\n## ')[0]
    ?.split('\n')
    .flatMap((line): [string, string[]][] => {
      const [command = '', keys = ''] = line.split('|').slice(1);
      const names = [...keys.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
      const named = /`([\w ]+)`/.exec(command)?.[1];
      return named === undefined ? [] : [[named, names]];
    }),
);

// Those of `github` need GitHub: `test/workflows/github.test.ts` holds them to the page.
const here = [...promised.keys()].filter((command) => !command.startsWith('github '));

test('every command that writes one is on the page', () => {
  expect(here.sort()).toEqual(RUNS.map(([command]) => command).sort());
});

test.each(RUNS)('%s %s', (command, words) => {
  const all = `${command.replace(' dry run', '')} ${words} --format json`.split(' ').filter((word) => word !== '');
  const { stdout, stderr } = microaccounts(all, folder);
  if (stdout === '') throw new Error(stderr);
  const document = JSON.parse(stdout) as object;
  expect(Object.keys(document)).toEqual(['formatVersion', ...(promised.get(command) ?? [])]);
  expect(document).toMatchObject({ formatVersion: 1 });
});
