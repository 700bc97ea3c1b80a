// Names in normal form, and where each comes from; maps without holes.
import type { From, Names } from './origin';

/** `names` in their order, each once, from where it is named first. */
export function namesOf(names: readonly string[] | undefined, from: (index: number) => From): Map<string, From> {
  const found = new Map<string, From>();
  for (const [index, name] of (names ?? []).entries()) if (!found.has(name)) found.set(name, from(index));
  return found;
}

/** Those of `names` that are known. */
export function knownOf(names: Names, all: ReadonlySet<string> | undefined): Names {
  if (all === undefined || names.size === 0) return names;
  return new Map([...names].filter(([name]) => all.has(name)));
}

/** The names that are known, sorted, each once. */
export function known(names: readonly string[] | undefined, all: ReadonlySet<string>): string[] {
  return sorted((names ?? []).filter((name) => all.has(name)));
}

/** Sorted, each once. */
export function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}

/** In the order of the estate, each once. */
export function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** The member of a map that is its own. */
export function own<T>(map: { readonly [name: string]: T }, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}
