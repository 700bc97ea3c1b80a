// Where the states of stacks are kept: a file each, and beside it a journal while a run is under way.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { StackState, type StackSnapshot, type StateEntry } from './stackState';

/** The state of a stack while a run changes it: every change is on its way to the disk before it counts. */
export interface OpenState {
  readonly state: StackState;
  /** Entries given together are written at once, or, if the process is killed, from the first on. */
  commit(...entries: readonly StateEntry[]): void;
  /** Ends the run: the journal becomes part of the state. */
  close(): void;
}

/** What others ask of a stack. */
export interface StackSummary extends Pick<StackSnapshot, 'outputs' | 'secretOutputs'> {
  /** URNs of what operations were cut off. */
  readonly pending: readonly string[];
}

export interface StateStore {
  /** Sorted. */
  stacks(): string[];
  /** Undefined if the stack has no state. What it holds may be changed; nobody else sees that. */
  read(stack: string): StackState | undefined;
  /** A part of what `read` gives, without its resources: quick, however much the stack holds. */
  summary(stack: string): StackSummary | undefined;
  open(stack: string): OpenState;
  remove(stack: string): void;
}

/** States that end with the process. */
export function memoryStore(): StateStore {
  const states = new Map<string, { readonly text: string; readonly summary: StackSummary }>();
  const read = (stack: string): StackState | undefined => {
    const kept = states.get(stack);
    return kept && new StackState(JSON.parse(kept.text) as StackSnapshot);
  };
  return {
    stacks: () => [...states.keys()].sort(),
    read,
    summary: (stack) => states.get(stack)?.summary,
    open: (stack) => {
      const state = read(stack) ?? new StackState();
      return {
        state,
        commit: (...entries) => entries.forEach((entry) => state.apply(entry)),
        close: () => void states.set(stack, { text: JSON.stringify(state), summary: summaryOf(state.toJSON()) }),
      };
    },
    remove: (stack) => void states.delete(stack),
  };
}

/** States in `<folder>/<stack>.json`, each with the journal of an unfinished run in `<stack>.journal`. */
export function folderStore(folder: string): StateStore {
  const fileOf = (stack: string, kind: 'json' | 'journal'): string => path.join(folder, `${fileName(stack)}.${kind}`);
  const read = (stack: string): StackState | undefined => {
    const [snapshot, journal] = [readIfThere(fileOf(stack, 'json')), readIfThere(fileOf(stack, 'journal'))];
    if (snapshot === undefined && journal === undefined) return undefined;
    const state = new StackState(snapshot === undefined ? undefined : parsed(snapshot));
    for (const entry of entriesOf(journal ?? '')) state.apply(entry);
    return state;
  };
  return {
    stacks: () =>
      [...new Set(listed(folder).flatMap((file) => /^(.+)\.(?:json|journal)$/.exec(file)?.[1] ?? []))].sort(),
    read,
    summary: (stack) => {
      if (fs.existsSync(fileOf(stack, 'journal'))) return summaryOf((read(stack) ?? new StackState()).toJSON());
      const head = firstLine(fileOf(stack, 'json'));
      return head === undefined ? undefined : summaryOf(JSON.parse(head) as Head);
    },
    open: (stack) => openFile(read(stack) ?? new StackState(), fileOf(stack, 'json'), fileOf(stack, 'journal')),
    remove: (stack) => {
      fs.rmSync(fileOf(stack, 'journal'), { force: true });
      fs.rmSync(fileOf(stack, 'json'), { force: true });
    },
  };
}

function openFile(state: StackState, file: string, journalFile: string): OpenState {
  let journal: number | undefined;
  const save = (): void => {
    // The rename makes the new state whole or not there at all; a journal applied again on top of it does no harm.
    fs.writeFileSync(`${file}.new`, written(state));
    fs.renameSync(`${file}.new`, file);
    fs.rmSync(journalFile, { force: true });
  };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // What an interrupted run left in the journal, perhaps with half a line at its end, becomes part of the state first.
  if (fs.existsSync(journalFile)) save();
  return {
    state,
    commit: (...entries) => {
      journal ??= fs.openSync(journalFile, 'a');
      fs.writeSync(journal, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      entries.forEach((entry) => state.apply(entry));
    },
    close: () => {
      if (journal !== undefined) fs.closeSync(journal);
      if (journal !== undefined || !fs.existsSync(file)) save();
    },
  };
}

/** The entries of a journal; a last line without its end was never finished, and its operation not begun. */
function entriesOf(journal: string): StateEntry[] {
  const lines = journal.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as StateEntry);
}

/** What stands in the first line of a state's file, before its resources in the second. */
type Head = Pick<StackSnapshot, 'outputs' | 'secretOutputs' | 'pending'>;

function written(state: StackState): string {
  const { outputs, secretOutputs, pending, ...resources } = state.toJSON();
  const head: Head = { outputs, secretOutputs, pending };
  return `${JSON.stringify(head)}\n${JSON.stringify(resources)}\n`;
}

function parsed(text: string): StackSnapshot {
  // Formerly all of it stood in one line.
  const parts = text.split('\n').filter((line) => line !== '');
  return Object.assign({}, ...parts.map((line) => JSON.parse(line) as object)) as StackSnapshot;
}

function summaryOf({ outputs, secretOutputs, pending }: Head): StackSummary {
  return { outputs, secretOutputs, pending: Object.keys(pending) };
}

/** The first line of a file; undefined if it is not there. */
function firstLine(file: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = fs.openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const chunks: Buffer[] = [];
    for (;;) {
      const chunk = Buffer.alloc(2 ** 14);
      const length = fs.readSync(descriptor, chunk);
      const end = chunk.subarray(0, length).indexOf('\n');
      chunks.push(chunk.subarray(0, end === -1 ? length : end));
      if (length === 0 || end !== -1) return Buffer.concat(chunks).toString();
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function listed(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}

function fileName(stack: string): string {
  if (/^[\w-][\w.-]*$/.test(stack)) return stack;
  throw new RangeError(`\`${stack}\` is no name of a stack`);
}
