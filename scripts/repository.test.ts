// What must hold for the root of the repository: the lock file, install scripts, and what the README promises.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly name?: string;
        readonly hasInstallScript?: boolean;
        readonly link?: boolean;
        readonly resolved?: string;
      }
    >
  >;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lock;

test('the lock file names no registry', () => {
  const hosts = Object.entries(lock.packages).filter(
    ([, { link, resolved }]) => link !== true && resolved !== undefined,
  );
  expect(hosts).toEqual([]);
});

test('every package with an install script is decided on, and none needs it', () => {
  const scripted = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([place, { name }]) => name ?? place.replace(/^.*node_modules\//, ''));
  expect(manifest.allowScripts).toEqual(Object.fromEntries(scripted.map((name) => [name, false])));
});

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (document) => {
  const text = read(document);

  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, script]) => script ?? '');
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => link ?? '');
    const local = links.filter((link) => !/^https?:/.test(link));
    expect(local.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });

  test('names files that exist', () => {
    const named = [...text.matchAll(/`((?:packages|apps|scripts|docs|estate|examples|\.ci)\/[\w./-]+)`/g)].map(
      ([, file]) => file ?? '',
    );
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

test('the README has a place for what `npm run measure` writes', () => {
  expect(read('README.md')).toMatch(/<!-- measured:begin -->[^]*<!-- measured:end -->/);
});
