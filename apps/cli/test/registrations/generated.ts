// Files that are generated from what the provider says, held to it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../landing-zone/simulation';

/** Expects a file of the repository to be `text` as Prettier formats it; writes it if UPDATE_GOLDEN is 1. */
export function expectGenerated(file: string, text: string): void {
  const path = join(ROOT, file);
  const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
  const words = [prettier, '--stdin-filepath', path];
  const generated = execFileSync(process.execPath, words, { cwd: ROOT, input: text, encoding: 'utf8' });
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, generated);
  expect(readFileSync(path, 'utf8')).toBe(generated);
}
