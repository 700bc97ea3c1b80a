// Text that others wrote, made safe for a terminal: what would move the cursor, colour, hide or reorder is spelled out.

/**
 * Control characters (the escape sequences of a terminal begin with one), line and paragraph separators, lone surrogates,
 * and format characters, which are invisible or turn the direction of writing. The two joiners stay: emoji and whole
 * scripts need them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** `text` on one line, with `\u001b` in the place of an escape character, and so on. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => SHORT.get(character) ?? codeUnits(character));
}

/** Plain data with every text in it, keys included, made printable. */
export function allPrintable<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => allPrintable(item)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [printable(key), allPrintable(item)])) as T;
}

/** `document` as indented JSON that is equal to it, and safe on a terminal, too. */
export function printableJson(document: object): string {
  const lines = JSON.stringify(document, null, 2).split('\n');
  return lines.map(printable).join('\n');
}

function codeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
