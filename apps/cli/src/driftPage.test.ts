// docs/drift.md and the command line know the same options, and links on the page lead somewhere.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { processOutput } from './output';
import { program } from './program';

const docs = path.resolve(__dirname, '../../../docs');
const page = readFileSync(path.join(docs, 'drift.md'), 'utf8');

/** The long names of a command's options; of one that is on by default the word that turns it off. */
function optionsOf(command: string): string[] {
  const output = processOutput({ stdout: process.stdout, stderr: process.stderr, env: {} }, false);
  const found = program(output, () => undefined).commands.find((one) => one.name() === command);
  return (found?.options ?? []).map(({ long }) => long ?? '');
}

test('it names every option of `drift`, and others only of `up`', () => {
  const named = new Set([...page.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option));
  const drift = optionsOf('drift').filter((option) => option !== '--state');
  expect(drift.length).toBeGreaterThan(10);
  expect(drift.filter((option) => !named.has(option))).toEqual([]);
  expect([...named].filter((option) => !drift.includes(option)).sort()).toEqual(['--preview', '--refresh']);
  expect(optionsOf('up')).toEqual(expect.arrayContaining(['--preview', '--refresh']));
});

test('its links inside of the repository lead to pages and headings that there are', () => {
  const links = [...page.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]+))?\)/g)];
  expect(links.length).toBeGreaterThan(10);
  for (const [link, file = '', heading] of links) {
    const target = path.join(docs, file === '' ? 'drift.md' : file);
    expect([link, existsSync(target)]).toEqual([link, true]);
    const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    if (heading !== undefined) expect(headings).toContain(heading);
  }
});
