// Lists in pages, with opaque tokens as AWS gives them.

/** One page of a list; `next` is the token of the following one, absent on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/**
 * The page of at most `size` items that `token` asks for. `list` names the list: a token of another list is refused by
 * throwing what `invalid` makes.
 */
export function page<T>(
  list: string,
  items: readonly T[],
  token: string | undefined,
  size: number,
  invalid: () => Error,
): Page<T> {
  const start = token === undefined ? 0 : startOf(list, token);
  if (start === undefined) throw invalid();
  const end = start + Math.max(1, size);
  const shown = items.slice(start, end);
  return end < items.length ? { items: shown, next: tokenOf(list, end) } : { items: shown };
}

function tokenOf(list: string, start: number): string {
  return Buffer.from(`${list}/${start}`).toString('base64');
}

function startOf(list: string, token: string): number | undefined {
  const text = Buffer.from(token, 'base64').toString();
  const start = Number(text.slice(list.length + 1));
  return text.startsWith(`${list}/`) && Number.isInteger(start) && start >= 0 ? start : undefined;
}
