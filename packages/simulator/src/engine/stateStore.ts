// Where the states of stacks are kept: a file each, and beside it a journal while a run is under way.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { StackState, type StackSnapshot, type StateEntry } from './stackState';

/** The state of a stack while a run changes it: every change is on its way to the disk before it counts. */
export interface OpenState {
  readonly state: StackState;
  commit(entry: StateEntry): void;
  /** Ends the run: the journal becomes part of the state. */
  close(): void;
}

export interface StateStore {
  /** Sorted. */
  stacks(): string[];
  /** Undefined if the stack has no state. What it holds may be changed; nobody else sees that. */
  read(stack: string): StackState | undefined;
  open(stack: string): OpenState;
  remove(stack: string): void;
}

/** States that end with the process. */
export function memoryStore(): StateStore {
  const states = new Map<string, string>();
  const read = (stack: string): StackState | undefined => {
    const text = states.get(stack);
    return text === undefined ? undefined : new StackState(JSON.parse(text) as StackSnapshot);
  };
  return {
    stacks: () => [...states.keys()].sort(),
    read,
    open: (stack) => {
      const state = read(stack) ?? new StackState();
      return {
        state,
        commit: (entry) => state.apply(entry),
        close: () => void states.set(stack, JSON.stringify(state)),
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
    const state = new StackState(snapshot === undefined ? undefined : (JSON.parse(snapshot) as StackSnapshot));
    for (const entry of entriesOf(journal ?? '')) state.apply(entry);
    return state;
  };
  return {
    stacks: () =>
      [...new Set(listed(folder).flatMap((file) => /^(.+)\.(?:json|journal)$/.exec(file)?.[1] ?? []))].sort(),
    read,
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
    fs.writeFileSync(`${file}.new`, JSON.stringify(state));
    fs.renameSync(`${file}.new`, file);
    fs.rmSync(journalFile, { force: true });
  };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // What an interrupted run left in the journal, perhaps with half a line at its end, becomes part of the state first.
  if (fs.existsSync(journalFile)) save();
  return {
    state,
    commit: (entry) => {
      journal ??= fs.openSync(journalFile, 'a');
      fs.writeSync(journal, `${JSON.stringify(entry)}\n`);
      state.apply(entry);
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
