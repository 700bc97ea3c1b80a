import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { writeTogether } from './writing';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-writing-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

test('files are written with their folders, and nothing is left beside them', async () => {
  writeFileSync(at('lock'), 'old');
  await writeTogether([
    { file: at('a/b/new'), text: 'account', existing: 'refuse' },
    { file: at('lock'), text: 'new', existing: 'replace' },
  ]);
  expect([read('a/b/new'), read('lock')]).toEqual(['account', 'new']);
  expect([readdirSync(folder).sort(), readdirSync(at('a/b'))]).toEqual([['a', 'lock'], ['new']]);
});

test('what is there is not overwritten', async () => {
  writeFileSync(at('account'), 'mine');
  const writing = writeTogether([{ file: at('account'), text: 'other', existing: 'refuse' }]);
  await expect(writing).rejects.toThrow('is there already');
  expect([read('account'), readdirSync(folder)]).toEqual(['mine', ['account']]);
});

test('if one cannot be written, everything is as it was', async () => {
  writeFileSync(at('lock'), 'old');
  mkdirSync(at('folder'));
  const writing = writeTogether([
    { file: at('a/b/new'), text: 'account', existing: 'refuse' },
    { file: at('lock'), text: 'new', existing: 'replace' },
    { file: at('folder'), text: 'in the way', existing: 'refuse' },
  ]);
  await expect(writing).rejects.toThrow('is there already');
  expect(readdirSync(folder).sort()).toEqual(['folder', 'lock']);
  expect(read('lock')).toBe('old');
});
