// Which accounts nx finds affected, asked of nx itself in a workspace with the estate of this repository.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accountsOf } from './plugin.mjs';

jest.setTimeout(120_000);

const root = path.join(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-nx-'));

beforeAll(() => {
  mkdirSync(path.join(folder, 'packages/scp/src'), { recursive: true });
  for (const file of [
    'nx.json',
    'package.json',
    'estate',
    'scripts/nx-accounts',
    'apps/cli/package.json',
    'packages/scp/src/index.ts',
  ])
    cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n.nx\n');
  run('git', 'init', '--quiet');
  commit();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every account is a project, and `up` shares go first', () => {
  const all = nx('show', 'projects', '--with-target', 'up');
  expect(all).toEqual(expect.arrayContaining(['estate', 'account.card-payments-dev', 'account.ledger-prod']));
  const described = run('npx', 'nx', 'show', 'project', 'account.ledger-prod', '--json');
  expect(JSON.parse(described)).toMatchObject({
    targets: {
      up: {
        cache: false,
        dependsOn: [{ projects: ['estate'], target: 'up' }],
        options: { command: 'npx --no microaccounts up --accounts ledger-prod' },
      },
    },
  });
});

test.each([
  ['the file of an account', 'estate/accounts/payments/card-payments-dev.yaml', ['account.card-payments-dev']],
  [
    'the file of a project with several',
    'estate/accounts/payments/ledger.yaml',
    ['account.ledger-dev', 'account.ledger-prod'],
  ],
])('%s affects what is in it', (_, file, expected) => {
  expect(affectedBy(file)).toEqual(expected);
});

test.each([
  'estate/landing-zone.yaml',
  'estate/guardrails/encrypted-storage.yaml',
  'estate/addresses.lock.yaml',
  'packages/scp/src/index.ts',
])('%s affects all', (file) => {
  expect(affectedBy(file)).toEqual(nx('show', 'projects', '--with-target', 'up').sort());
});

test.each([
  ['environment: dev\n', ['web'], false],
  ['accounts: { web-dev: { environment: dev } }\n', ['web-dev'], true],
  ['description: all accounts of it\n', ['web'], false],
  ['trustedAccounts: { other: [s3] }\n# accounts\n', ['web'], false],
  ['accounts: [\n', ['web'], false],
  ['accounts: &a { b: *a }\n', ['b'], true],
  ['"accounts":\n  a: {}\n  b:\n', ['a', 'b'], true],
])('%j has %j', (text, keys, several) => {
  expect(accountsOf('estate/accounts/shop/web.yml', text)).toEqual({ keys, several });
});

/** The affected projects with the target `up`, sorted, after one line more at the end of a file. */
function affectedBy(file: string): string[] {
  const place = path.join(folder, file);
  const before = readFileSync(place, 'utf8');
  const changed = file.endsWith('.json')
    ? before.replace('"private": true', '"private": true, "x": 1')
    : `${before}#\n`;
  writeFileSync(place, changed);
  try {
    return nx('show', 'projects', '--affected', '--base', 'HEAD', '--with-target', 'up').sort();
  } finally {
    writeFileSync(place, before);
  }
}

function commit(): void {
  run('git', 'add', '.');
  run('git', '-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'all');
}

function nx(...words: readonly string[]): string[] {
  return run('npx', 'nx', ...words)
    .split('\n')
    .filter((line) => line !== '');
}

function run(command: string, ...words: readonly string[]): string {
  const [program = '', ...rest] =
    command === 'npx'
      ? [process.execPath, path.join(root, 'node_modules/nx/dist/bin/nx.js'), ...words.slice(1)]
      : [command, ...words];
  // What nx is told by the run of nx that this test may be in must not reach it.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_')));
  const { status, stdout, stderr } = spawnSync(program, rest, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}
