import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, git, microaccounts } from './process';

describe('plan', () => {
  const folder = folderWithEstate('estate');
  const file = path.join(folder, 'estate/accounts/analytics/notebooks-dev.yaml');

  beforeAll(() => {
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'estate');
  });

  test('of an unchanged estate is empty', () => {
    const { status, stdout } = microaccounts(['plan', '--format', 'json', '--exit-code'], folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ base: 'HEAD', applicable: true, changes: [], stacks: [] });
  });

  test('of one changed account names the stacks of this account', () => {
    appendFileSync(file, '\ntags: { data-class: confidential }\n');
    const { status, stdout } = microaccounts(['plan', '--base', 'HEAD', '--exit-code', '--format', 'json'], folder);
    expect(status).toBe(2);
    const { stacks } = JSON.parse(stdout) as { stacks: string[] };
    expect(stacks.filter((stack) => stack.startsWith('account.'))).toEqual(['account.notebooks-dev']);
  });

  test('without the estate in the base everything is new', () => {
    git(folder, 'checkout', '--quiet', '--orphan', 'empty');
    git(folder, 'rm', '--quiet', '-r', '--force', '--cached', '.');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'nothing');
    const { stdout } = microaccounts(['plan', '--base', 'empty', '--format', 'json'], folder);
    const { changes } = JSON.parse(stdout) as { changes: { action: string }[] };
    expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['create']));
  });

  test('of an invalid estate shows all that is wrong with it', () => {
    const other = path.join(folder, 'estate/accounts/platform/audit.yaml');
    const [before, otherBefore] = [readFileSync(file, 'utf8'), readFileSync(other, 'utf8')];
    appendFileSync(file, '\nservcies: {}\n');
    appendFileSync(other, '\nregoins: []\n');
    const { status, stdout, stderr } = microaccounts(['plan', '--base', 'HEAD'], folder);
    writeFileSync(file, before);
    writeFileSync(other, otherBefore);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('`servcies`');
    expect(stdout + stderr).toContain('`regoins`');
  });

  test('of an invalid estate shows what is wrong with it, also when the base is invalid', () => {
    const before = readFileSync(file, 'utf8');
    appendFileSync(file, '\nservcies: {}\n');
    git(folder, 'checkout', '--quiet', '--orphan', 'invalid');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'invalid');
    expect(microaccounts(['plan', '--base', 'invalid'], folder)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('`servcies`') as string,
    });
    writeFileSync(file, before);
    expect(microaccounts(['plan', '--base', 'invalid'], folder)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('the estate at `invalid` has errors') as string,
    });
  });

  test('against an unknown ref is the user’s mistake', () => {
    expect(microaccounts(['plan', '--base', 'nowhere'], folder)).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('plan of two commits', () => {
  const folder = folderWithEstate('estate');
  const file = path.join(folder, 'estate/accounts/analytics/notebooks-dev.yaml');

  beforeAll(() => {
    git(folder, 'init', '--quiet', '--initial-branch', 'main');
    writeFileSync(
      path.join(folder, 'CODEOWNERS'),
      '/estate/accounts/ @example/cloud\n/estate/*.yaml @example/security\n',
    );
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'estate');
    writeFileSync(file, readFileSync(file, 'utf8').replace('athena,', 'athena, ecr,'));
    writeFileSync(path.join(folder, 'CODEOWNERS'), '* @mallory\n');
    git(folder, 'commit', '--quiet', '--all', '--message', 'a service');
    // What is in the working tree is not looked at.
    writeFileSync(file, 'servcies: {}\n');
  });

  const planned = (...words: string[]) =>
    microaccounts(['plan', '--base', 'HEAD~1', '--head', 'HEAD', ...words], folder);

  test('reads both from git, and names the line and who has to approve it, by the base', () => {
    const { status, stdout } = planned('--format', 'json', '--exit-code');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      base: 'HEAD~1',
      head: 'HEAD',
      approvals: [{ file: 'accounts/analytics/notebooks-dev.yaml', approvers: ['@example/cloud'] }],
      approvers: ['@example/cloud'],
      stacks: ['organization', 'account.notebooks-dev'],
      changes: expect.arrayContaining([
        expect.objectContaining({
          reason: 'service-added',
          subject: 'ecr',
          origin: { file: 'accounts/analytics/notebooks-dev.yaml', line: 6, column: 40 },
          broadens: true,
        }),
      ]) as unknown,
    });
  });

  test('is a comment for a pull request', () => {
    const { status, stdout } = planned('--format', 'markdown');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe('<!-- microaccounts plan -->');
    expect(stdout).toContain('**To be approved by `@example/cloud`.**');
  });

  test('in a shallow clone, says how the rest is fetched', () => {
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, 'shallow');
    const { status, stdout, stderr } = microaccounts(['plan', '--base', 'HEAD~1'], path.join(folder, 'shallow'));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'error: this clone is shallow and has no `HEAD~1`\n' +
        'help: fetch the rest with `git fetch --unshallow`, or check out with `fetch-depth: 0`\n',
    );
  });
});
