import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts } from './process';

describe('lock', () => {
  const folder = folderWithEstate('estate');
  const file = path.join(folder, 'estate/addresses.lock.yaml');
  const before = readFileSync(file, 'utf8');

  test('leaves a file that is up to date alone', () => {
    expect(microaccounts(['lock', '--check'], folder)).toMatchObject({ status: 0 });
  });

  test('writes a missing file as it was, but not when it only checks', () => {
    rmSync(file);
    expect(microaccounts(['lock', '--check'], folder).status).toBe(1);
    expect(() => readFileSync(file)).toThrow('ENOENT');
    const { status, stdout } = microaccounts(['lock', '--format', 'json'], folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, changed: true, written: true });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('refuses to give addresses away that it cannot read', () => {
    writeFileSync(file, '<<<<<<< HEAD\n' + before);
    const { status, stderr } = microaccounts(['lock'], folder);
    expect(status).toBe(1);
    expect(stderr).toContain('no address was given');
    expect(readFileSync(file, 'utf8')).toContain('<<<<<<<');
  });
});
