// Names in normal form, and maps without holes.

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

/** Without the members that are undefined. */
export function defined<T extends object>(value: T | undefined): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const members = Object.entries(value ?? {}).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
