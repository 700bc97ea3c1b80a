// Writes several files: all of them, or none.
import { mkdir, readFile, rm, rmdir } from 'node:fs/promises';
import * as path from 'node:path';
import { createFileAtomically, writeFileAtomically } from '../atomicFile';
import { UserError } from '../exit';

export interface NewFile {
  readonly file: string;
  readonly text: string;
  /** What to do where there is a file already. */
  readonly existing: 'refuse' | 'replace';
}

/**
 * Writes the files in their order, and the folders that they need. If one cannot be written, those before it are as they
 * were; a process that is killed leaves a first part of them, each whole.
 * @throws UserError if a file is there that must not be replaced.
 */
export async function writeTogether(files: readonly NewFile[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const file of files) await write(file, undo);
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

async function write({ file, text, existing }: NewFile, undo: (() => Promise<void>)[]): Promise<void> {
  const before = existing === 'replace' ? await textOf(file) : null;
  if (before === text) return;
  const folder = path.dirname(file);
  const first = await made(folder);
  if (first !== undefined) undo.push(() => removeEmpty(folder, first));
  if (existing === 'replace') await writeFileAtomically(file, text);
  else await create(file, text);
  undo.push(() => (before === null ? rm(file) : writeFileAtomically(file, before)));
}

/** Makes a folder and those around it; gives the first that was made. */
async function made(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new UserError(`\`${folder}\` is not a folder`, 'nothing was written', { cause });
  }
}

async function create(file: string, text: string): Promise<void> {
  try {
    await createFileAtomically(file, text);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new UserError(`\`${file}\` is there already`, 'nothing was written; it is never overwritten', { cause });
  }
}

/** Removes `folder` and those around it up to `first`, as long as they are empty. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let at = path.resolve(folder); at.length >= path.resolve(first).length; at = path.dirname(at)) await rmdir(at);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
