// Files that were read, so that a second estate that has the same ones need not read them again.
import type { z } from 'zod';
import type { Source } from '../source/source';
import { parseSource } from '../source/yaml';
import { writtenFile, type WrittenFile } from './file';

interface Reading<T> {
  readonly source: Source;
  readonly written: WrittenFile<T>;
}

/** What each file of an estate was read as. The same path and text are read once; a reading is never changed. */
export class Readings {
  private readonly known = new Map<string, { readonly text: string; readonly reading: Reading<object> }>();

  /** The file at `path` with this text. Its schema follows from its path: a path is always read with the same. */
  read<T extends object>(path: string, text: string, schema: z.ZodType<T>): Reading<T> {
    const known = this.known.get(path);
    if (known?.text === text) return known.reading as Reading<T>;
    const source = parseSource(path, text);
    const reading = { source, written: writtenFile(source, schema) };
    this.known.set(path, { text, reading });
    return reading;
  }
}
