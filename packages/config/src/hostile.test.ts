// Files that mean harm, or that no editor would write: each is a diagnostic or is accepted, and none does anything else.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEstate } from './parse';
import { readEstateFolder } from './read';
import { estateFiles } from './testing/estate';

const ACCOUNT = 'accounts/shop/web-dev.yaml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  for (const [file, text] of estateFiles().texts) write(file, text);
});
afterEach(() => {
  // A prototype that was changed would be so for all that follows.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, content: string | Buffer): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

/** `code file`, each once. */
function found(): string[] {
  const { diagnostics } = parseEstate(readEstateFolder(folder));
  for (const { line, column } of diagnostics) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
  return [...new Set(diagnostics.map(({ code, file }) => `${code} ${file}`))];
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'].map((line, index) => {
  const before = 'abcdefgh'[index - 1] ?? '';
  return line.length > 1 ? line : `${line}: &${line} [${Array(10).fill(`*${before}`).join(', ')}]`;
});

describe('a text', () => {
  test.each<[string, string, string[]]>([
    ['a bomb of aliases', bomb.join('\n'), [`yaml/too-many-aliases ${ACCOUNT}`]],
    ['an alias within its own anchor', 'environment: &a [*a]\n', [`yaml/alias-cycle ${ACCOUNT}`]],
    ['1,000 levels of brackets', `tags: ${'['.repeat(1000)}${']'.repeat(1000)}\n`, [`yaml/syntax ${ACCOUNT}`]],
    ['1,000 levels of maps', lines(1000, (index) => `${' '.repeat(index)}a:`), [`yaml/syntax ${ACCOUNT}`]],
    ['1,000 lists in one line', `tags: ${'- '.repeat(1000)}x\n`, [`yaml/syntax ${ACCOUNT}`]],
    [
      '100,000 unknown keys',
      `environment: dev\n${lines(100_000, (index) => `key-${index}: x`)}`,
      [`estate/unknown-key ${ACCOUNT}`],
    ],
    ['a line without end', `environment: dev\ndescription: ${'x'.repeat(2_000_000)}\n`, []],
    ['a key without end', `environment: dev\n${'x'.repeat(2_000_000)}: y\n`, [`yaml/syntax ${ACCOUNT}`]],
    ['a million quotes', `environment: dev\ndescription: ${"'' ".repeat(1_000_000)}\n`, [`yaml/syntax ${ACCOUNT}`]],
    ['a million line ends', `environment: dev\n${'\n'.repeat(1_000_000)}owner: [\n`, [`yaml/syntax ${ACCOUNT}`]],
    ['a tag of a language', 'environment: !!js/function "() => 1"\n', [`yaml/syntax ${ACCOUNT}`]],
    ['nothing but a comment', '# nothing\n', [`estate/missing-key ${ACCOUNT}`]],
  ])(
    'with %s',
    (_, text, expected) => {
      write(ACCOUNT, text);
      expect(found()).toEqual(expected);
    },
    60_000,
  );

  test.each([
    ['as a key', '__proto__: { polluted: true }'],
    ['as a tag', 'tags: { __proto__: { polluted: true } }'],
    ['in quotes', '"__proto__": { "polluted": true }'],
    ['in a merge key', '<<: { __proto__: { polluted: true } }'],
    ['by way of an anchor', 'tags: &t { __proto__: { polluted: true } }\nquotas: *t'],
    ['by way of a constructor', 'tags: { constructor: { prototype: { polluted: true } } }'],
  ])('with a prototype %s changes none', (_, text) => {
    write(ACCOUNT, `environment: dev\n${text}\n`);
    for (const one of found()) expect(one).toMatch(new RegExp(` ${ACCOUNT}$`));
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])('that calls an account `%s`', (name) => {
    write('accounts/shop/all.yaml', `accounts:\n  ${name}: { environment: dev }\n`);
    const expected = /^[a-z]+$/.test(name) ? [] : ['account/invalid-key accounts/shop/all.yaml'];
    expect(found()).toEqual(expected);
  });

  test.each([
    ['a byte order mark', '\uFEFFenvironment: dev\n'],
    ['line ends of Windows', 'environment: dev\r\nregions:\r\n  - us-east-1\r\n'],
    ['comments', '# one\nenvironment: dev # two\n# three'],
    ['anchors and aliases', 'environment: dev\ntags: { a: &x y, b: *x }\n'],
    ['merge keys', 'environment: dev\ntags: { <<: { a: b }, c: d }\n'],
    ['a mark of its beginning', '---\nenvironment: dev\n'],
  ])('with %s is accepted', (_, text) => {
    write(ACCOUNT, text);
    expect(found()).toEqual([]);
  });
});

describe('a folder', () => {
  test('with files that are no text, too large, or called as no key is', () => {
    write('accounts/shop/binary.yaml', Buffer.from([0, 1, 2, 255]));
    write('accounts/shop/nul.yaml', 'environment: dev\0\n');
    write('accounts/shop/large.yaml', 'x'.repeat(5 * 1024 * 1024));
    write('accounts/shop/a..b.yaml', 'environment: dev\n');
    write('accounts/shop/...yaml', 'environment: dev\n');
    expect(found().sort()).toEqual([
      'account/invalid-key accounts/shop/a..b.yaml',
      'estate/not-text accounts/shop/binary.yaml',
      'estate/not-text accounts/shop/nul.yaml',
      'estate/oversized-file accounts/shop/large.yaml',
    ]);
  });

  test('with links that lead in circles and out of it', () => {
    symlinkSync('.', path.join(folder, 'accounts/loop'));
    symlinkSync('/etc/passwd', path.join(folder, 'accounts/core/passwd.yaml'));
    symlinkSync('self', path.join(folder, 'self'));
    expect(found()).toEqual([
      'estate/symbolic-link accounts/core/passwd.yaml',
      'estate/symbolic-link accounts/loop',
      'estate/symbolic-link self',
    ]);
  });

  test('with a pipe that nobody writes to', () => {
    if (spawnSync('mkfifo', [path.join(folder, 'accounts/core/pipe.yaml')]).status !== 0) return;
    expect(found()).toEqual(['estate/unreadable-file accounts/core/pipe.yaml']);
  });

  test('with a folder that is empty, one that may not be read, and one that is called like a file', () => {
    mkdirSync(path.join(folder, 'accounts/empty'));
    mkdirSync(path.join(folder, 'accounts/core/folder.yaml'));
    mkdirSync(path.join(folder, 'accounts/secret'));
    chmodSync(path.join(folder, 'accounts/secret'), 0);
    // Root reads what nobody may.
    expect(found()).toEqual(process.getuid?.() === 0 ? [] : ['estate/unreadable-file accounts/secret']);
    chmodSync(path.join(folder, 'accounts/secret'), 0o700);
  });

  test.each(['../outside.xml', '/etc/passwd', 'saml/../../outside.xml', 'link/outside.xml'])(
    'whose metadata file is `%s` is read and nothing else',
    (name) => {
      const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
      writeFileSync(path.join(outside, 'outside.xml'), `<EntityDescriptor>${'x'.repeat(2000)}</EntityDescriptor>`);
      symlinkSync(outside, path.join(folder, 'link'));
      const saml = `baseline: { federation: { saml: { provider: adfs, metadataFile: "${name}" } } }\n`;
      write('landing-zone.yaml', `${estateFiles().texts.get('landing-zone.yaml') ?? ''}${saml}`);
      expect([...readEstateFolder(folder).texts.keys()].filter((file) => !file.endsWith('.yaml'))).toEqual([]);
      expect(found()).toContain('federation/metadata-file landing-zone.yaml');
      rmSync(outside, { recursive: true, force: true });
    },
  );
});
