// The file of the drift history: read from the first line on, and one line longer after each run.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { History } from '@microaccounts/drift';
import type { Output } from './output';

/** Of damaged lines so many are named. */
const MOST_NAMED = 5;

/**
 * What earlier runs wrote down, read line by line: as much memory as the findings of a run take, however long the file.
 * Before the first run there is no file. A damaged line is passed over and said; so is a file that cannot be read, and
 * then nothing is known.
 */
export async function readHistory(file: string, output: Output): Promise<History> {
  const { noHistory, parseHistoryLine, withRun } = await import('@microaccounts/drift');
  let history = noHistory;
  let number = 0;
  const damaged: number[] = [];
  try {
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      number += 1;
      if (text.trim() === '') continue;
      const line = parseHistoryLine(text);
      if (line === null) damaged.push(number);
      else history = withRun(history, line);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return noHistory;
    output.message(`the history \`${file}\` could not be read: ${(error as Error).message}`);
    return noHistory;
  }
  if (damaged.length > 0) output.message(damageNote(file, damaged));
  return history;
}

function damageNote(file: string, lines: readonly number[]): string {
  const named = lines.slice(0, MOST_NAMED).join(', ') + (lines.length > MOST_NAMED ? ' …' : '');
  return lines.length === 1
    ? `line ${named} of the history \`${file}\` is damaged and was passed over`
    : `${lines.length} lines of the history \`${file}\` are damaged and were passed over: ${named}`;
}

/**
 * Adds a line, without its line end. One write at the end of the file, wherever that is by then, so that runs side by side
 * do not tear each other's lines (POSIX, `write` with O_APPEND). What an earlier write left without a line end is ended.
 * @throws what the system says, or that not all of the line could be written.
 */
export async function appendToHistory(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last.toString() !== '\n';
    const bytes = Buffer.from(`${isTorn ? '\n' : ''}${line}\n`);
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length) throw new Error(`only ${bytesWritten} of ${bytes.length} bytes were taken`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
