import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts } from './process';

const folder = folderWithEstate('examples/small');
const words = ['up', '--simulate', '--format', 'json'];

test('elsewhere than on a terminal progress is a plain line per finished stack, on stderr', () => {
  const { status, stdout, stderr } = microaccounts([...words, '--state', 'plain'], folder);
  expect(status).toBe(0);
  const { stacks } = JSON.parse(stdout) as { stacks: { stack: string }[] };
  const lines = stderr.trimEnd().split('\n');
  expect(lines.map((line) => /^\[ *\d+\/\d+\] (\S+) +\d+ created {2}\d/.exec(line)?.[1])).toEqual(
    stacks.map(({ stack }) => stack),
  );
});

test('on a terminal it is redrawn in place, and the lines of finished stacks stay', () => {
  // As if stderr were a terminal: a real one cannot be had here.
  const terminal = path.join(folder, 'terminal.js');
  writeFileSync(terminal, 'Object.assign(process.stderr, { isTTY: true, columns: 100, rows: 24 });\n');
  const env = { NODE_OPTIONS: `--require ${terminal}`, TERM: 'xterm' };
  const { status, stdout, stderr } = microaccounts([...words, '--state', 'drawn'], folder, env);
  expect(status).toBe(0);
  const { stacks } = JSON.parse(stdout) as { stacks: { stack: string }[] };
  const cursorUp = '\u001b[1A';
  expect(stderr).toContain(cursorUp);
  const stays = stderr.slice(stderr.lastIndexOf(cursorUp));
  for (const { stack } of stacks)
    expect(stays).toMatch(new RegExp(`^.*✔ ${stack.replace('.', '\\.')} +\\d+ created`, 'm'));
});
