// The append-only journal of the calls that changed something, one JSON line each.
import * as fs from 'node:fs';
import { type ApiCall } from './apiCall';

/** `sequence` counts over the life of the cloud, so that entries which a snapshot already holds are known. */
export interface JournalEntry {
  readonly sequence: number;
  /** ISO 8601. */
  readonly at: string;
  readonly call: ApiCall;
  /** The call was refused, and had changed something nevertheless (it used up a number of the counter). */
  readonly refused?: true;
}

/**
 * An entry is with the operating system before `append` returns, so it survives the death of the process (not a power
 * cut, for which every call would have to wait for the disk).
 */
export class Journal {
  readonly #file: number;

  constructor(path: string) {
    this.#file = fs.openSync(path, 'a');
  }

  /** Appends an entry; `call` is its call as JSON, which the caller has made already. */
  append({ sequence, at, refused }: Omit<JournalEntry, 'call'>, call: string): void {
    const end = refused === undefined ? '' : ',"refused":true';
    fs.appendFileSync(this.#file, `{"sequence":${sequence},"at":${JSON.stringify(at)},"call":${call}${end}}\n`);
  }

  /** Forgets all entries, once a snapshot holds what they did. */
  clear(): void {
    fs.ftruncateSync(this.#file, 0);
  }

  close(): void {
    fs.closeSync(this.#file);
  }

  /** The entries of the journal at `path`. A torn last line, left by a kill, was never answered and is dropped. */
  static read(path: string): JournalEntry[] {
    if (!fs.existsSync(path)) return [];
    const lines = fs.readFileSync(path, 'utf8').split('\n');
    const torn = lines.pop();
    if (torn !== '') fs.truncateSync(path, fs.statSync(path).size - Buffer.byteLength(torn ?? ''));
    return lines.map((line, index) => parse(path, line, index + 1));
  }
}

function parse(path: string, line: string, number: number): JournalEntry {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch (cause) {
    throw new Error(`${path}:${number}: the journal of the simulated AWS is damaged`, { cause });
  }
}
