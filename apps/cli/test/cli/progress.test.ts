import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { folderWithEstate, microaccounts, type Ended } from './process';

const folder = folderWithEstate('examples/small');
const words = ['up', '--simulate', '--format', 'json'];

test('elsewhere than on a terminal progress is a plain line per finished stack, on stderr', () => {
  const { status, stdout, stderr } = microaccounts([...words, '--state', 'plain'], folder);
  expect(status).toBe(0);
  const { stacks } = JSON.parse(stdout) as { stacks: { stack: string }[] };
  const lines = stderr.trimEnd().split('\n');
  const told = lines.map((line) => /^\[ *\d+\/\d+\] (\S+) +\d+ created {2}\d/.exec(line)?.[1]);
  expect(told.toSorted()).toEqual(stacks.map(({ stack }) => stack).toSorted());
});

/** As if stderr were a terminal: a real one cannot be had here. */
function onTerminal(more: readonly string[], rows: number): Ended {
  const terminal = path.join(folder, `terminal-${rows}.js`);
  writeFileSync(terminal, `Object.assign(process.stderr, { isTTY: true, columns: 100, rows: ${rows} });\n`);
  return microaccounts([...words, ...more], folder, { NODE_OPTIONS: `--require ${terminal}`, TERM: 'xterm' });
}

const CURSOR_UP = '\u001b[1A';
const SHOW_CURSOR = '\u001b[?25h';

test.each([24, 3])('on a terminal of %d rows what runs is redrawn, and the lines of changed stacks stay', (rows) => {
  const { status, stdout, stderr } = onTerminal(['--state', `drawn-${rows}`], rows);
  expect(status).toBe(0);
  const { stacks } = JSON.parse(stdout) as { stacks: { stack: string }[] };
  expect(stderr).toContain(CURSOR_UP);
  expect(stderr).toMatch(/⠋|⠙|⠹/);
  expect(stderr).toMatch(/\d+\/\d+ stacks, /);
  // Each line that stays is written once, however often the rest is drawn.
  const lines = stripVTControlCharacters(stderr).split('\n');
  const staying = lines.flatMap((line) => /^(\S+) +\d+ created {2}\d/.exec(line)?.[1] ?? []);
  expect(staying.toSorted()).toEqual(stacks.map(({ stack }) => stack).toSorted());
  expect(stderr.trimEnd().endsWith(SHOW_CURSOR)).toBe(true);
});

test('on a terminal nothing stays of stacks that are as the files say', () => {
  const { status, stderr } = onTerminal(['--state', 'plain'], 24);
  expect(status).toBe(0);
  expect(stripVTControlCharacters(stderr)).not.toMatch(/^(organization|account)/m);
});
