import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { repositoryPaths } from './repositoryPath';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'microaccounts-paths-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const repository = path.join(folder, 'repository');
const loose = path.join(folder, 'loose');
mkdirSync(path.join(repository, '.git'), { recursive: true });
mkdirSync(path.join(repository, 'cloud/estate'), { recursive: true });
mkdirSync(path.join(repository, 'worktree/estate'), { recursive: true });
writeFileSync(path.join(repository, 'worktree/.git'), 'gitdir: elsewhere\n');
mkdirSync(path.join(loose, 'estate'), { recursive: true });
symlinkSync(path.join(repository, 'cloud'), path.join(loose, 'linked'));

test.each([
  ['from the top of the repository', repository, 'cloud/estate', 'cloud/estate/x.yaml'],
  ['also when the work is done further down', path.join(repository, 'cloud'), 'estate', 'cloud/estate/x.yaml'],
  ['or elsewhere', loose, path.join(repository, 'cloud/estate'), 'cloud/estate/x.yaml'],
  ['or through a symbolic link', loose, 'linked/estate', 'cloud/estate/x.yaml'],
  ['when the estate is the repository', repository, '.', 'x.yaml'],
  ['when it is not there', repository, 'no/where', 'no/where/x.yaml'],
  ['from the top of a worktree', repository, 'worktree/estate', 'estate/x.yaml'],
])('a file is named %s', (_, workingDirectory, estate, expected) => {
  expect(repositoryPaths(estate, workingDirectory)('x.yaml')).toBe(expected);
});

// Unless the folder of temporary files is in a repository itself.
test('without a repository from the working directory', () => {
  expect(repositoryPaths('estate', loose)('accounts/shop/x.yaml')).toBe('estate/accounts/shop/x.yaml');
});
