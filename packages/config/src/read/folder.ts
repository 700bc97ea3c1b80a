// The files of an estate folder on disk.
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic';
import type { EstateFiles } from '../files';
import { MAX_BYTES, notPlain, oversized, refusal } from './content';
import { selectFiles, type ListedFile } from './selection';

/**
 * Reads an estate folder: its YAML files and the files that these name, in sorted order, none outside of the folder.
 * What cannot be read is a diagnostic; nothing is thrown. Files and folders whose names begin with a dot are left alone,
 * unless they are symbolic links, which are refused anywhere.
 */
export function readEstateFolder(folder: string): EstateFiles {
  const unreadable: Diagnostic[] = [];
  const listed: ListedFile[] = [];
  list('');
  const { texts, diagnostics } = selectFiles(listed, (files) => files.map(({ path: file }) => contentOf(file)));
  return { texts, diagnostics: [...unreadable, ...diagnostics] };

  function list(below: string): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(path.join(folder, below), { withFileTypes: true }).sort(byName);
    } catch (error) {
      unreadable.push(below === '' ? missingFolder(folder, error) : unreadableFile(below, error));
      return;
    }
    for (const entry of entries) {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) listed.push({ path: file, kind: 'symbolic-link', bytes: 0 });
      else if (entry.name.startsWith('.')) continue;
      else if (entry.isDirectory()) list(file);
      else listed.push({ path: file, kind: entry.isFile() ? 'file' : 'other', bytes: null });
    }
  }

  function contentOf(file: string): Buffer | Diagnostic {
    try {
      return contentAt(`${folder}/${file}`, file);
    } catch (error) {
      return unreadableFile(file, error);
    }
  }
}

/** What became a link or a pipe since it was listed is neither followed nor waited for. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function contentAt(place: string, file: string): Buffer | Diagnostic {
  const descriptor = openSync(place, FLAGS);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return notPlain(file);
    return stats.size > MAX_BYTES ? oversized(file, stats.size) : bytesOf(descriptor, stats.size);
  } finally {
    closeSync(descriptor);
  }
}

/** As many bytes as there were when it was opened, or fewer if it has become shorter: one call of the system, as a rule. */
function bytesOf(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const read = readSync(descriptor, bytes, filled, size - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function missingFolder(folder: string, error: unknown): Diagnostic {
  const missing = codeOf(error) === 'ENOENT';
  const message = missing
    ? `there is no folder \`${folder}\``
    : `\`${folder}\` cannot be read as a folder: ${codeOf(error)}`;
  return refusal('estate/missing-folder', 'landing-zone.yaml', message, '`--estate` names the folder of the estate');
}

function unreadableFile(file: string, error: unknown): Diagnostic {
  return refusal('estate/unreadable-file', file, `\`${file}\` cannot be read: ${codeOf(error)}`, '');
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
