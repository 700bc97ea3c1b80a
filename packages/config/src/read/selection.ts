// Which files of a folder an estate reads: its YAML, and what `landing-zone.yaml` names.
import type { Diagnostic } from '../diagnostic';
import { isYaml, roleOf, type EstateFiles } from '../files';
import { namedFiles } from '../written/namedFiles';
import { MAX_BYTES, notPlain, oversized, symbolicLink, textOf } from './content';

/** A file that is there, before it is read. */
export interface ListedFile {
  /** Relative to the estate folder, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'symbolic-link' | 'other';
  /** Null if that is not known before it is read. */
  readonly bytes: number | null;
}

/** Reads files of the list, in their order; a diagnostic for one that cannot be read. */
export type ReadContents = (files: readonly ListedFile[]) => readonly (Buffer | Diagnostic)[];

/** Reads what an estate reads of a list of files. Links are refused wherever they are; other files are left alone. */
export function selectFiles(listed: readonly ListedFile[], read: ReadContents): EstateFiles {
  const texts = new Map<string, string>();
  const diagnostics = listed.filter(({ kind }) => kind === 'symbolic-link').map(({ path }) => symbolicLink(path));
  const files = listed.filter(({ kind }) => kind !== 'symbolic-link').sort((a, b) => (a.path < b.path ? -1 : 1));

  take(files.filter(({ path }) => isYaml(path)));
  const named = new Set(
    [...texts].flatMap(([path, text]) => (roleOf(path).kind === 'landing-zone' ? namedFiles(text) : [])),
  );
  take(files.filter(({ path }) => named.has(path) && !texts.has(path)));
  return { texts, diagnostics };

  function take(wanted: readonly ListedFile[]): void {
    const readable = wanted.filter((file) => {
      if (file.kind === 'other') diagnostics.push(notPlain(file.path));
      else if (file.bytes !== null && file.bytes > MAX_BYTES) diagnostics.push(oversized(file.path, file.bytes));
      else return true;
      return false;
    });
    for (const [index, content] of read(readable).entries()) {
      const path = readable[index]?.path ?? '';
      const text = Buffer.isBuffer(content) ? textOf(path, content) : content;
      if (typeof text === 'string') texts.set(path, text);
      else diagnostics.push(text);
    }
  }
}
