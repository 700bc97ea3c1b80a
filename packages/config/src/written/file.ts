// One file of the estate as it is written: its sound value, its faults, and spots in it.
import type { z } from 'zod';
import type { Source } from '../source/source';
import type { Path, Problem, Spot } from '../spot';
import { shape } from './shape';

export interface WrittenFile<T> {
  readonly file: string;
  /** The part of it that has the right types; `{}` of a broken file. */
  readonly value: T;
  /** What the YAML holds, types unchecked; undefined of a broken file. */
  readonly raw: unknown;
  /** Whether the YAML itself is wrong, so that nothing can be said of what it means. */
  readonly broken: boolean;
  /** What YAML and schema say against it. */
  readonly problems: readonly Problem[];
}

/** Holds a parsed file against the schema of its role. An empty file is an empty map. */
export function writtenFile<T extends object>(source: Source, schema: z.ZodType<T>): WrittenFile<T> {
  const { file } = source;
  const broken = source.problems.some((problem) => problem.code !== 'yaml/duplicate-key');
  if (broken) return { file, value: schema.parse({}), raw: undefined, broken, problems: source.problems };
  const raw = source.value ?? {};
  const { value, faults } = shape(raw, schema, (path) => source.scalarText(path));
  const problems = faults.map(({ code, path, of, message, help }): Problem => {
    return { code, severity: 'error', at: { file, path, of }, message, help };
  });
  return { file, value, raw, broken, problems: [...source.problems, ...problems] };
}

/** A file that is not there. */
export function absentFile<T extends object>(file: string, schema: z.ZodType<T>): WrittenFile<T> {
  return { file, value: schema.parse({}), raw: undefined, broken: true, problems: [] };
}

/** The value at `path` of a file; its key where the value is on another line. */
export function valueIn(file: { readonly file: string }, ...path: Path): Spot {
  return { file: file.file, path, of: 'value' };
}

/** The key at `path` of a file. */
export function keyIn(file: { readonly file: string }, ...path: Path): Spot {
  return { file: file.file, path, of: 'key' };
}

/** The keys of the map at `path`, whether their values are sound or not; undefined if there is no map. */
export function keysAt(raw: unknown, ...path: Path): string[] | undefined {
  const value = rawAt(raw, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
}

/** Whether anything is written at `path`, sound or not. */
export function isWritten(raw: unknown, ...path: Path): boolean {
  const value = rawAt(raw, path);
  return value !== undefined && value !== null;
}

/** What is written at `path`, types unchecked. */
export function rawAt(raw: unknown, path: Path): unknown {
  let at = raw;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}
