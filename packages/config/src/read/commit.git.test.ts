import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EstateReadError, readEstateAtCommit, readEstateFolder } from '.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'estate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

const zone = 'baseline: { federation: { saml: { provider: adfs, metadataFile: saml/adfs.xml } } }\n';

describe('a commit', () => {
  test('holds the estate as it was, without a checkout', () => {
    git('init', '-q');
    write('estate/landing-zone.yaml', zone);
    write('estate/saml/adfs.xml', '<EntityDescriptor/>');
    write('estate/accounts/shop/größe.yaml', 'old: 1\n');
    write('estate/accounts/shop/empty.yaml', '');
    write('estate-2/landing-zone.yaml', 'another: 1\n');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    write('estate/accounts/shop/größe.yaml', 'new: 1\n');
    rmSync(path.join(folder, 'estate/saml'), { recursive: true });
    git('add', '-A');
    git('commit', '-q', '-m', 'second');

    const before = readEstateAtCommit(path.join(folder, 'estate'), 'HEAD~1');
    expect([...before.texts]).toEqual([
      ['accounts/shop/empty.yaml', ''],
      ['accounts/shop/größe.yaml', 'old: 1\n'],
      ['landing-zone.yaml', zone],
      ['saml/adfs.xml', '<EntityDescriptor/>'],
    ]);
    expect(readEstateAtCommit(path.join(folder, 'estate'), 'main')).toEqual(
      readEstateFolder(path.join(folder, 'estate')),
    );
    expect(readEstateAtCommit(folder, 'HEAD').texts.has('estate/landing-zone.yaml')).toBe(true);
  });

  test('without the folder is an empty estate, also when the folder is gone from the working tree', () => {
    git('init', '-q');
    write('README.md', 'x');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    expect(readEstateAtCommit(path.join(folder, 'estate'), 'HEAD')).toEqual({ texts: new Map(), diagnostics: [] });
  });

  test('holds no symbolic links either', () => {
    git('init', '-q');
    write('estate/landing-zone.yaml', 'x: 1\n');
    mkdirSync(path.join(folder, 'estate/accounts'));
    symlinkSync('/etc/passwd', path.join(folder, 'estate/accounts/passwd.yaml'));
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    const { texts, diagnostics } = readEstateAtCommit(path.join(folder, 'estate'), 'HEAD');
    expect([...texts.keys()]).toEqual(['landing-zone.yaml']);
    expect(diagnostics).toMatchObject([{ code: 'estate/symbolic-link', file: 'accounts/passwd.yaml' }]);
  });

  test('that does not exist, or is in no repository, is the mistake of who asks', () => {
    expect(() => readEstateAtCommit(folder, 'HEAD')).toThrow(/is in no git repository: not a git repository/);
    git('init', '-q');
    expect(() => readEstateAtCommit(folder, 'HEAD')).toThrow(new EstateReadError('unknown ref `HEAD`', ''));
    write('x', '');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    expect(() => readEstateAtCommit(folder, 'orgin/main')).toThrow('unknown ref `orgin/main`');
    expect(() => readEstateAtCommit(folder, '--all')).toThrow('unknown ref `--all`');
    expect(() => readEstateAtCommit(folder, 'HEAD:x')).toThrow('unknown ref `HEAD:x`');
  });
});
