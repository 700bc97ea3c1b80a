// Where a value of the meant estate comes from, and values that know it: decided together, looked up only when asked.
import type { Path, Spot } from '../spot';
import type { AccountEntry } from '../written/accountEntry';
import { keyIn, valueIn } from '../written/file';

/** What only a service says of itself. */
export interface ServiceOrigin {
  /** The list of all accounts that it is in; absent if the account itself asks for it. */
  readonly list?: 'default' | 'foundation';
  /** The bundle that it is in. */
  readonly bundle?: string;
}

export type Origin = ServiceOrigin &
  (
    | { readonly kind: 'written'; readonly at: Spot }
    /** What a file or its folder is called. */
    | { readonly kind: 'name'; readonly file: string; readonly of: 'file' | 'folder' }
    | { readonly kind: 'built-in' }
  );

/** An origin that costs nothing until somebody wants to know. */
export type From = () => Origin;

export interface Sourced<T> {
  readonly value: T;
  readonly from: From;
}

/** Names, each once, and where each comes from. */
export type Names = ReadonlyMap<string, From>;

const BUILT_IN: Origin = { kind: 'built-in' };

/** The origin of what holds where nothing is written. */
export const fromBuiltIn: From = () => BUILT_IN;

/** What holds where nothing is written. */
export function builtIn<T>(value: T): Sourced<T> {
  return { value, from: fromBuiltIn };
}

/** A value that may be written, with its origin; undefined if it is not. */
export function written<T>(value: T | undefined, from: From): Sourced<T> | undefined {
  return value === undefined ? undefined : { value, from };
}

/** From the value at `path` of a file. */
export function fromValue(file: { readonly file: string }, ...path: Path): From {
  return () => ({ kind: 'written', at: valueIn(file, ...path) });
}

/** From the key at `path` of a file. */
export function fromKey(file: { readonly file: string }, ...path: Path): From {
  return () => ({ kind: 'written', at: keyIn(file, ...path) });
}

/** From the value at `path` of what an account or its project says. */
export function fromAccount(entry: AccountEntry, ...path: Path): From {
  return () => ({ kind: 'written', at: entry.valueAt(...path) });
}

/** From the key of an account: the name of its file, or where its project names it. */
export function fromAccountKey({ file, path, keyAt }: AccountEntry): From {
  return () => (path.length === 0 ? { kind: 'name', file, of: 'file' } : { kind: 'written', at: keyAt() });
}

/** From the folder of an account's file. */
export function fromFolder({ file }: AccountEntry): From {
  return () => ({ kind: 'name', file, of: 'folder' });
}
