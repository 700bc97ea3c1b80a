import { historyLine, printHistoryLine, type DriftFinding } from '@microaccounts/drift';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { appendToHistory, readHistory } from './historyFile';
import { RecordingOutput } from './output';

const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let number = 0;
const newFile = (): string => path.join(folder, `${(number += 1)}.jsonl`);

function lineOf(day: number, addresses: readonly string[] = ['account/a/role/b']): string {
  const findings = addresses.map((address): DriftFinding => ({
    ...{ status: 'drifted', kind: 'role', address, account: 'a', region: null },
    ...{ property: 'tags', expected: null, actual: null, security: false },
  }));
  const report = {
    formatVersion: 1,
    complete: true,
    checked: { accounts: 1, resources: 1, calls: 1 },
    findings,
  } as const;
  return printHistoryLine(historyLine(report, { at: new Date(Date.UTC(2026, 0, day)), scope: {} }));
}

async function read(file: string): Promise<{ open: string[]; messages: readonly string[] }> {
  const output = new RecordingOutput();
  const { open } = await readHistory(file, output);
  return {
    open: [...open].map(([identity, { since }]) => `${identity} ${since.slice(0, 10)}`),
    messages: output.messages,
  };
}

test('begins with no file, and is read as it was written', async () => {
  const file = newFile();
  expect(await read(file)).toEqual({ open: [], messages: [] });
  await appendToHistory(file, lineOf(1));
  await appendToHistory(file, lineOf(2));
  expect(readFileSync(file, 'utf8')).toBe(`${lineOf(1)}\n${lineOf(2)}\n`);
  expect(await read(file)).toEqual({ open: ['role account/a/role/b tags 2026-01-01'], messages: [] });
});

test('a damaged line is passed over and said, the others count', async () => {
  const file = newFile();
  writeFileSync(file, `${lineOf(1)}\n{"formatVersion":1,"at"\n\n${lineOf(2)}\n`);
  expect(await read(file)).toEqual({
    open: ['role account/a/role/b tags 2026-01-01'],
    messages: [`line 2 of the history \`${file}\` is damaged and was passed over`],
  });
  appendFileSync(file, 'x\n'.repeat(9));
  expect((await read(file)).messages).toEqual([
    `10 lines of the history \`${file}\` are damaged and were passed over: 2, 5, 6, 7, 8 …`,
  ]);
});

test('a line that was cut off takes no other with it', async () => {
  const file = newFile();
  writeFileSync(file, `${lineOf(1)}\n${lineOf(2).slice(0, 40)}`);
  await appendToHistory(file, lineOf(3));
  const { open, messages } = await read(file);
  expect(open).toEqual(['role account/a/role/b tags 2026-01-01']);
  expect(messages).toHaveLength(1);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(3);
});

test('what cannot be read is said, and nothing is known', async () => {
  const file = newFile();
  mkdirSync(file);
  const { open, messages } = await read(file);
  expect(open).toEqual([]);
  expect(messages).toEqual([expect.stringContaining(`the history \`${file}\` could not be read: EISDIR`)]);
  await expect(appendToHistory(file, lineOf(1))).rejects.toThrow('EISDIR');
});

test('processes that write side by side tear no line', async () => {
  const file = newFile();
  // As the run writes: a line of about 200 kB in one write at the end of the file.
  const script = `
    const { open } = require('node:fs/promises');
    (async () => {
      for (let i = 0; i < 25; i += 1) {
        const handle = await open(process.argv[1], 'a+');
        await handle.write(Buffer.from(process.argv[2].repeat(200000) + '\\n'));
        await handle.close();
      }
    })();`;
  const others = ['a', 'b'].map(
    (letter) =>
      new Promise((resolve) =>
        spawn(process.execPath, ['-e', script, file, letter], { stdio: 'ignore' }).on('close', resolve),
      ),
  );
  const own = 'c'.repeat(200_000);
  for (let index = 0; index < 25; index += 1) await appendToHistory(file, own);
  await Promise.all(others);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  expect(lines.map((line) => `${line.length} ${line[0]}`).sort()).toEqual(
    ['a', 'b', 'c'].flatMap((letter) => Array<string>(25).fill(`200000 ${letter}`)),
  );
  expect(new Set(lines).size).toBe(3);
});
