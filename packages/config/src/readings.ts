// What was read and made of files, so that a second estate that has the same ones need not do it again.
import type { z } from 'zod';
import { MeantAccounts } from './defaults/meantAccounts';
import { Judgements } from './judgements';
import type { Source } from './source/source';
import { parseSource } from './source/yaml';
import type { WrittenAccountFile } from './written/account';
import { accountEntries, type AccountEntry } from './written/accountEntry';
import { writtenFile, type WrittenFile } from './written/file';
import type { AccountPlace } from './written/placement';

interface Reading<T> {
  readonly source: Source;
  readonly written: WrittenFile<T>;
}

interface Entries {
  readonly written: WrittenFile<WrittenAccountFile>;
  readonly entries: readonly AccountEntry[];
}

/** Keeps what follows from the text of a file alone: the same path and text are read once, and a reading never changes. */
export class Readings {
  readonly judgements = new Judgements();
  readonly meantAccounts = new MeantAccounts();
  private readonly entries = new Map<string, Entries>();
  private readonly known = new Map<string, { readonly text: string; readonly value: unknown }>();

  /** The file at `path` with this text. Its schema follows from its path: a path is always read with the same. */
  read<T extends object>(path: string, text: string, schema: z.ZodType<T>): Reading<T> {
    return this.remembered(path, text, () => {
      const source = parseSource(path, text);
      return { source, written: writtenFile(source, schema) };
    });
  }

  /** The accounts of a file that was read here; its place follows from its path. */
  accountsIn(written: WrittenFile<WrittenAccountFile>, place: AccountPlace): readonly AccountEntry[] {
    const known = this.entries.get(place.file);
    if (known?.written === written) return known.entries;
    const entries = accountEntries(written, place);
    this.entries.set(place.file, { written, entries });
    return entries;
  }

  /** What `make` makes of a text, which is called `name`: made once as long as the text is the same. */
  remembered<T>(name: string, text: string, make: () => T): T {
    const known = this.known.get(name);
    // A name is always asked for with the same function.
    if (known?.text === text) return known.value as T;
    const value = make();
    this.known.set(name, { text, value });
    return value;
  }
}
