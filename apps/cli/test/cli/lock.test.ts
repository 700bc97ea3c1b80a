import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  test('writes the schemas that the first lines of the files name, but not when it only checks', () => {
    const schemas = path.join(folder, 'estate/.schemas');
    const names = readdirSync(schemas);
    const [name = ''] = names;
    const schema = readFileSync(path.join(schemas, name), 'utf8');
    rmSync(schemas, { recursive: true });
    expect(microaccounts(['lock', '--check'], folder).status).toBe(0);
    expect(existsSync(schemas)).toBe(false);
    expect(microaccounts(['lock'], folder)).toMatchObject({ status: 0 });
    expect(readdirSync(schemas)).toEqual(names);
    expect(readFileSync(path.join(schemas, name), 'utf8')).toBe(schema);
    expect(microaccounts(['validate'], folder)).toMatchObject({ status: 0 });
  });

  test('takes a lock that names no schema, and writes the line', () => {
    writeFileSync(file, before.slice(before.indexOf('\n') + 1));
    expect(microaccounts(['validate'], folder)).toMatchObject({ status: 0 });
    expect(microaccounts(['lock'], folder).stdout).toContain('only its form');
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
