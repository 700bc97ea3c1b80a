// The files of an estate folder on disk.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic';
import type { EstateFiles } from '../files';
import { refusal } from './content';
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
    let names: string[];
    try {
      names = readdirSync(path.join(folder, below)).sort();
    } catch (error) {
      unreadable.push(below === '' ? missingFolder(folder, error) : unreadableFile(below, error));
      return;
    }
    for (const name of names) {
      const file = below === '' ? name : `${below}/${name}`;
      const stats = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
      if (stats === undefined) continue;
      if (stats.isSymbolicLink()) listed.push({ path: file, kind: 'symbolic-link', bytes: 0 });
      else if (name.startsWith('.')) continue;
      else if (stats.isDirectory()) list(file);
      else listed.push({ path: file, kind: stats.isFile() ? 'file' : 'other', bytes: stats.size });
    }
  }

  function contentOf(file: string): Buffer | Diagnostic {
    try {
      return readFileSync(path.join(folder, file));
    } catch (error) {
      return unreadableFile(file, error);
    }
  }
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
