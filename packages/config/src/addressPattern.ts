// Patterns of addresses: `*` for any part of a segment, `**` for any number of segments.

/**
 * Whether an address is meant by `pattern`. A pattern without wildcards means one address. In linear time: wildcards are tried
 * one after the other, each behind the last that fitted, never all their combinations.
 */
export function addressMatcher(pattern: string): (address: string) => boolean {
  if (!pattern.includes('*')) return (address) => address === pattern;
  const wanted = pattern.split('/');
  return (address) => fits(wanted, address.split('/'), '**', segmentFits);
}

/** Whether anything in a segment of a pattern is written out. */
export function saysSomething(segment: string): boolean {
  return /[^*]/.test(segment);
}

function segmentFits(pattern: string, segment: string): boolean {
  return (
    pattern === '*' ||
    (pattern.includes('*') ? fits([...pattern], [...segment], '*', (a, b) => a === b) : pattern === segment)
  );
}

/** Items against a pattern of items, in which `many` stands for any number of them. */
function fits(
  pattern: readonly string[],
  items: readonly string[],
  many: string,
  one: (pattern: string, item: string) => boolean,
): boolean {
  let [at, wanted] = [0, 0];
  let retry: { readonly wanted: number; at: number } | undefined;
  while (at < items.length) {
    if (pattern[wanted] === many) retry = { wanted: ++wanted, at };
    else if (wanted < pattern.length && one(pattern[wanted] ?? '', items[at] ?? ''))
      [at, wanted] = [at + 1, wanted + 1];
    else if (retry === undefined) return false;
    else [wanted, at] = [retry.wanted, ++retry.at];
  }
  while (pattern[wanted] === many) wanted++;
  return wanted === pattern.length;
}
