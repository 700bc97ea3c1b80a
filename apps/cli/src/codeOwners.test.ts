import { codeOwners } from './codeOwners';

/** The cases of GitHub Docs, "About code owners". */
const DOCUMENTED = codeOwners(`
# Each line is a file pattern followed by one or more owners.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs2@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`);

test.each([
  ['readme', ['@global-owner1', '@global-owner2']],
  ['src/a.js', ['@js-owner']],
  ['src/a.go', ['docs@example.com']],
  ['a.txt', ['@octo-org/octocats']],
  ['build/logs/a', ['@octocat']],
  ['deeply/nested/logs/a', ['@octocat']],
  ['docs/a', ['@doctocat']],
  ['x/docs/a.md', ['@global-owner1', '@global-owner2']],
  ['x/apps/a', ['@octocat']],
  ['scripts/a', ['@doctocat', '@octocat']],
  ['apps/other', ['@octocat']],
  // A pattern without owners leaves its files without any.
  ['apps/github/a', []],
])('%s', (path, owners) => {
  expect(DOCUMENTED(path)).toEqual(owners);
});

test('a star at the end is one folder, not those in it', () => {
  const owners = codeOwners('estate/* @a\n');
  expect(owners('estate/landing-zone.yaml')).toEqual(['@a']);
  expect(owners('estate/accounts/shop/web.yaml')).toEqual([]);
  expect(codeOwners('/estate/**/* @a')('estate/accounts/shop/web.yaml')).toEqual(['@a']);
});

test('case counts, and spaces are escaped', () => {
  const owners = codeOwners('/Estate/ @a\n/my\\ estate/ @b\n');
  expect(owners('estate/x')).toEqual([]);
  expect(owners('Estate/x')).toEqual(['@a']);
  expect(owners('my estate/x')).toEqual(['@b']);
});

test('what GitHub does not understand is skipped', () => {
  const owners = codeOwners('* @a\n!x @b\n[xy] @b\n\\#x @b\nx nobody\n\uFEFF\n');
  expect(owners('x')).toEqual(['@a']);
  expect(codeOwners('')('x')).toEqual([]);
});
