// One account as it is written, whether in a file of its own or as an entry in the file of its project.
import type { Path, Spot } from '../spot';
import type { WrittenAccount, WrittenAccountFile } from './account';
import { keysAt, rawAt, type WrittenFile } from './file';
import { merged, origin } from './merge';

export interface AccountEntry {
  readonly key: string;
  readonly businessUnit: string;
  readonly file: string;
  /** Where the account begins in its file: empty if it is the file. */
  readonly path: Path;
  /** What the project shares and what the account says itself, in one; the sound part of it. */
  readonly settings: WrittenAccount;
  /** The same, types unchecked. */
  readonly raw: unknown;
  /** Whether its file is broken, so that nothing can be said of what it means. */
  readonly broken: boolean;
  /** Where the value at `path` of the settings is written. */
  readonly valueAt: (...path: Path) => Spot;
  /** Where the key at `path` of the settings is written. */
  readonly keyAt: (...path: Path) => Spot;
}

/** The accounts of a file under `accounts/`, in their order there. */
export function accountEntries(
  written: WrittenFile<WrittenAccountFile>,
  place: { readonly businessUnit: string; readonly name: string },
): AccountEntry[] {
  const keys = keysAt(written.raw, 'accounts');
  if (keys === undefined) return [entry(written, place.businessUnit, place.name, null)];
  const { accounts: _, ...shared } = written.value;
  const { accounts: __, ...rawShared } = written.raw as { readonly accounts: unknown };
  return keys.map((key) => entry(written, place.businessUnit, key, { settings: shared, raw: rawShared }));
}

function entry(
  written: WrittenFile<WrittenAccountFile>,
  businessUnit: string,
  key: string,
  shared: { readonly settings: WrittenAccount; readonly raw: unknown } | null,
): AccountEntry {
  const path: Path = shared === null ? [] : ['accounts', key];
  const { accounts } = written.value;
  const own =
    shared === null
      ? alone(written.value)
      : accounts !== undefined && Object.hasOwn(accounts, key)
        ? (accounts[key] ?? {})
        : {};
  const rawOwn = rawAt(written.raw, path);
  const home = { file: written.file, path, shared: shared?.raw, own: rawOwn };
  return {
    key,
    businessUnit,
    file: written.file,
    path,
    settings: merged(shared?.settings, own) as WrittenAccount,
    raw: merged(shared?.raw, rawOwn),
    broken: written.broken,
    valueAt: (...at) => new EntrySpot(home, at, 'value'),
    keyAt: (...at) => new EntrySpot(home, at, 'key'),
  };
}

/** The settings of a file that is one account. */
function alone(value: WrittenAccountFile): WrittenAccount {
  if (!('accounts' in value)) return value;
  const { accounts: _, ...settings } = value;
  return settings;
}

/** Where the settings of an account are written: in an entry at `path`, and in what its project shares. */
interface Home {
  readonly file: string;
  readonly path: Path;
  readonly shared: unknown;
  readonly own: unknown;
}

/** Rules ask for the spots of all that they look at, and few are ever looked up: the path is found when it is wanted. */
class EntrySpot {
  constructor(
    private readonly home: Home,
    private readonly at: Path,
    readonly of: 'key' | 'value',
  ) {}

  get file(): string {
    return this.home.file;
  }

  get path(): Path {
    const { from, path } = origin(this.home.shared, this.home.own, this.at);
    return from === 'own' ? [...this.home.path, ...path] : path;
  }
}
