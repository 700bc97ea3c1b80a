// Names in a sentence: the first few, and how many more there are.

/** `` `a`, `b`, `c` and 4 more ``. */
export function enumerate(names: readonly string[], shown = 3): string {
  const quoted = names.map((name) => `\`${name}\``);
  const more = quoted.length - shown;
  if (more > 0) return `${quoted.slice(0, shown).join(', ')} and ${more} more`;
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} and ${last}`;
}
