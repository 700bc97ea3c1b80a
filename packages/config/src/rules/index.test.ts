import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '.';
import { diagnosticsOf } from '../testing/estate';

test('every rule has a code of its own, of a noun and a name, and a demand in one sentence', () => {
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, demands, source } of rules) {
    if (source !== undefined) expect(source).toMatch(/^[A-Z].*"[^"]+"|^Service Authorization Reference/);
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
    expect(demands).toMatch(/^\S.*[^.]$/);
  }
});

test('every rule that is written is in the list, and is tested by its code', () => {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = (files: readonly string[]): string =>
    files.map((file) => readFileSync(path.join(__dirname, file), 'utf8')).join('');
  const tests = text(sources.filter((file) => file.endsWith('.test.ts')));
  const written = text(sources.filter((file) => !file.endsWith('.test.ts')));
  const codes = [...written.matchAll(/(?:code: |foundWhileReading\(\s*|named\()'([a-z-]+\/[a-z-]+)'/g)].map(
    ([, code]) => code,
  );
  expect([...codes].sort()).toEqual(rules.map(({ code }) => code).sort());
  expect(codes.filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
});

test('the estate that the tests change is without fault', () => {
  expect(diagnosticsOf({})).toEqual([]);
});
