// Takes values out of what knows its origin; one that records keeps the origins, by path.
import type { Path } from '../spot';
import { fromBuiltIn, type From, type Names, type Sourced } from './origin';

/** What a meant value is made with. Whether origins are kept or not, the values are the same. */
export interface Recorder {
  /** The recorder of what is inside of the key or entry `step`. */
  at(step: string | number): Recorder;
  /** The value of `step`: a scalar, null, or an empty list or map. */
  take<T>(step: string | number, sourced: Sourced<T>): T;
  /** The list of names at `step`, in their order. */
  list(step: string, names: Names, whenEmpty: From): string[];
  /** The list of names at `step`, sorted. */
  set(step: string, names: Names, whenEmpty: From): string[];
  /** A value taken over as it is written, whatever is in it; `from` is asked for each scalar in it. */
  copy<T>(step: string | number, value: T, from: (path: Path) => From): T;
  /** Says that `name` would be in the list at `step`, were it not for something else. */
  takenAway(step: string, name: string, from: From, by: From): void;
}

/** Keeps nothing. */
export const unrecorded: Recorder = {
  at: () => unrecorded,
  take: (_, { value }) => value,
  list: (_, names) => [...names.keys()],
  set: (_, names) => [...names.keys()].sort(),
  copy: (_, value) => value,
  takenAway: () => undefined,
};

export interface Records {
  /** Every scalar, null, and empty list or map, in the order of the value. */
  readonly values: { readonly path: Path; readonly value: unknown; readonly from: From }[];
  readonly takenAway: { readonly path: Path; readonly name: string; readonly from: From; readonly by: From }[];
}

/** Keeps the origins in `records`. */
export function recorderInto(records: Records, around: Path = []): Recorder {
  const note = (path: Path, value: unknown, from: From): void => {
    records.values.push({ path: [...around, ...path], value, from });
  };
  const names = (step: string, entries: readonly (readonly [string, From])[], whenEmpty: From): string[] => {
    if (entries.length === 0) note([step], [], whenEmpty);
    entries.forEach(([name, from], index) => note([step, index], name, from));
    return entries.map(([name]) => name);
  };
  return {
    at: (step) => recorderInto(records, [...around, step]),
    take: (step, { value, from }) => {
      note([step], value, from);
      return value;
    },
    list: (step, entries, whenEmpty) => names(step, [...entries], whenEmpty),
    set: (step, entries, whenEmpty) =>
      names(
        step,
        [...entries].sort(([a], [b]) => (a < b ? -1 : 1)),
        whenEmpty,
      ),
    copy: (step, value, from) => {
      for (const { path, leaf } of leavesOf(value)) note([step, ...path], leaf, from(path));
      return value;
    },
    takenAway: (step, name, from, by) => {
      records.takenAway.push({ path: [...around, step], name, from, by });
    },
  };
}

/** A map at `step`, each member of it made with a recorder of its own or taken with that of the map. */
export function mapOf<T>(
  record: Recorder,
  step: string,
  entries: readonly (readonly [string, (inside: Recorder, key: string) => T])[],
  whenEmpty: From = fromBuiltIn,
): { readonly [key: string]: T } {
  if (entries.length === 0) return record.take(step, { value: {}, from: whenEmpty });
  const inside = record.at(step);
  return Object.fromEntries(entries.map(([key, make]) => [key, make(inside, key)]));
}

/** Scalars, nulls, and empty lists and maps of a value, in its order, with their paths. */
export function leavesOf(value: unknown, around: Path = []): { readonly path: Path; readonly leaf: unknown }[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [{ path: around, leaf: value }];
  return entries.flatMap(([key, inner]) => leavesOf(inner, [...around, Array.isArray(value) ? Number(key) : key]));
}
