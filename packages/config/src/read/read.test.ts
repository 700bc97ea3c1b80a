import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEstateFolder } from '.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'estate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Buffer): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

const zone = 'baseline: { federation: { saml: { provider: adfs, metadataFile: saml/adfs.xml } } }\n';

describe('a folder', () => {
  test('is read as its YAML and what that names, and nothing else', () => {
    write('landing-zone.yaml', zone);
    write('saml/adfs.xml', '<EntityDescriptor/>');
    write('saml/other.xml', '<EntityDescriptor/>');
    write('accounts/shop/b.yml', 'b: 1\r\n');
    write('accounts/shop/a.yaml', '\uFEFFa: 1\n');
    write('accounts/README.md', 'x');
    write('.hidden/x.yaml', 'x');
    write('.hidden.yaml', 'x');
    const { texts, diagnostics } = readEstateFolder(folder);
    expect([...texts]).toEqual([
      ['accounts/shop/a.yaml', '\uFEFFa: 1\n'],
      ['accounts/shop/b.yml', 'b: 1\r\n'],
      ['landing-zone.yaml', zone],
      ['saml/adfs.xml', '<EntityDescriptor/>'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('holds no symbolic links, wherever they lead', () => {
    write('landing-zone.yaml', 'x: 1\n');
    symlinkSync('landing-zone.yaml', path.join(folder, 'notes.txt'));
    mkdirSync(path.join(folder, 'accounts'));
    symlinkSync('/etc', path.join(folder, 'accounts/etc'));
    const { texts, diagnostics } = readEstateFolder(folder);
    expect([...texts.keys()]).toEqual(['landing-zone.yaml']);
    expect(diagnostics).toMatchObject([
      {
        code: 'estate/symbolic-link',
        severity: 'error',
        file: 'accounts/etc',
        line: 1,
        column: 1,
        message: '`accounts/etc` is a symbolic link',
      },
      { code: 'estate/symbolic-link', file: 'notes.txt' },
    ]);
  });

  test('names what is no text, too large or not to be read', () => {
    write('accounts/shop/binary.yaml', Buffer.from([0x61, 0x00, 0x62]));
    write('accounts/shop/latin.yaml', Buffer.from([0x61, 0xe9, 0x62]));
    write('accounts/shop/large.yaml', Buffer.alloc(9 * 1024 * 1024, 'a'));
    write('accounts/shop/secret.yaml', 'x: 1\n');
    chmodSync(path.join(folder, 'accounts/shop/secret.yaml'), 0);
    const { diagnostics } = readEstateFolder(folder);
    // Root reads what nobody may.
    const secret = process.getuid?.() === 0 ? [] : ['estate/unreadable-file accounts/shop/secret.yaml'];
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`).sort()).toEqual([
      'estate/not-text accounts/shop/binary.yaml',
      'estate/not-text accounts/shop/latin.yaml',
      'estate/oversized-file accounts/shop/large.yaml',
      ...secret,
    ]);
  });

  test('that is not there is a diagnostic', () => {
    const missing = path.join(folder, 'estate');
    expect(readEstateFolder(missing)).toMatchObject({
      diagnostics: [{ code: 'estate/missing-folder', message: `there is no folder \`${missing}\`` }],
    });
    write('file', '');
    expect(readEstateFolder(path.join(folder, 'file')).diagnostics).toMatchObject([{ code: 'estate/missing-folder' }]);
  });
});
