// The estates of `examples/bad`, held against what they must give; UPDATE_GOLDEN=1 writes what they give.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '@microaccounts/config';
import { readEstateFolder } from '@microaccounts/config/read';
import { badEstates, expectedFile, withBadEstate } from '@microaccounts/config/testing';
import { checkEstate } from './plan/check';

interface Expected {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const root = path.resolve(__dirname, '../../..');
const names = badEstates();

function expectedOf(name: string): readonly Expected[] {
  return JSON.parse(readFileSync(expectedFile(name), 'utf8')) as Expected[];
}

/** A diagnostic on each line, so that a change of one is a change of one line. */
function printed(expected: readonly Expected[]): string {
  const lines = expected.map(
    ({ code, file, line, column }) =>
      `  { "code": "${code}", "file": ${JSON.stringify(file)}, "line": ${line}, "column": ${column} }`,
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

test.each(names)('examples/bad/%s gives the diagnostics that it expects', async (name) => {
  const { diagnostics } = await withBadEstate(name, (folder) => checkEstate(readEstateFolder(folder)));
  const found = diagnostics.map(({ code, file, line, column }) => ({ code, file, line, column }));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(expectedFile(name), printed(found));
  expect(found).toEqual(expectedOf(name));
  expect(found).not.toEqual([]);
});

test('there are many, and each says what it expects', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(names.filter((name) => !existsSync(expectedFile(name)))).toEqual([]);
});

test('a run reports all of fifteen mistakes', () => {
  expect(new Set(expectedOf('fifteen-mistakes').map(({ code }) => code)).size).toBeGreaterThanOrEqual(15);
});

/** A rule says the same first, and leaves out of the meant estate what the planner would find. */
const SAID_BEFORE = ['network/no-availability-zones'];

test('there is a bad estate for every rule, and for everything that a planner finds', () => {
  const found = new Set(names.flatMap(expectedOf).map(({ code }) => code));
  const codes = [...new Set([...rules.map(({ code }) => code), ...findingCodes()])];
  expect(codes.filter((code) => !found.has(code) && !SAID_BEFORE.includes(code)).sort()).toEqual([]);
  expect(SAID_BEFORE.filter((code) => found.has(code))).toEqual([]);
});

/** The codes in the sources of the planners. */
function findingCodes(): string[] {
  return ['networking', 'scp', 'policies', 'account-factory'].flatMap((name) => {
    const folder = path.join(root, 'packages', name, 'src/plan');
    return readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(/'((?:network|scp|iam|account)\/[a-z-]+)'/g),
      ])
      .map(([, code]) => code ?? '');
  });
}
