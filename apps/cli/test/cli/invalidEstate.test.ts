import { appendFileSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, git, microaccounts } from './process';

describe('an invalid estate', () => {
  const folder = folderWithEstate('estate');
  beforeAll(() => {
    appendFileSync(path.join(folder, 'estate/accounts/analytics/notebooks-dev.yaml'), '\nservcies: {}\n');
    appendFileSync(path.join(folder, 'estate/accounts/platform/audit.yaml'), '\nregoins: []\n');
  });

  test.each([
    [['validate']],
    [['plan', '--base', 'HEAD']],
    [['up', '--simulate']],
    [['demo']],
    [['lock']],
    [['explain', 'audit']],
  ])('%j shows all that is wrong with it, exits 1 and does nothing', (words) => {
    git(folder, 'init', '--quiet');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'nothing');
    const { status, stdout, stderr } = microaccounts(words, folder);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('`servcies`');
    expect(stdout + stderr).toContain('`regoins`');
    expect(() => readFileSync(path.join(folder, '.microaccounts/aws.json'))).toThrow('ENOENT');
  });
});
