// Text → value, quickly, where there is no doubt what the text means. Of anything doubtful the exact parser decides.
import { load, Schema, Type } from 'js-yaml';
import { endsOnItsLine } from './lines';

/**
 * What `js-yaml` and the exact parser may read differently, or only one of them refuses. A match costs the time of the
 * exact parser and nothing else, so that this errs on the side of doubt.
 */
const DOUBTS: readonly RegExp[] = [
  // Anchors, tags, escapes, merge keys; and tabs and all characters that are no plain printable text.
  /[&!\\]/,
  /[^\n\r -~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\ue000-\ufefe\uff00-\uffef]/,
  /<<|__proto__/,
  // Explicit keys, list entries that begin on the next line, directives, several documents, line ends of another age.
  /\?(?:\s|$)/,
  /^ *(?:- +)*- *\r?$/m,
  /^(?:%|\.\.\.)/m,
  /\n---|^---(?!\r?\n)/,
  /\r(?!\n)/,
  // Block texts that say how far they are indented.
  /[|>][-+]?\d/,
];

const NULL = /^(?:~|[Nn]ull|NULL)?$/;
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const WHOLE = /^(?:0o[0-7]+|[-+]?[0-9]+|0x[0-9a-fA-F]+)$/;
const FRACTION = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const ENDLESS = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** How whatever is no text begins. */
const BEGINNING = /^(?:[-+.\d~nNtTfF]|$)/;

/** The scalars of the YAML 1.2 core schema, letter by letter those of the exact parser. */
const schema = new Schema({
  implicit: [
    new Type('tag:microaccounts,scalar', {
      kind: 'scalar',
      resolve: (text: string | null) => isNoText(text ?? ''),
      construct: (text: string | null) => scalar(text ?? ''),
    }),
  ],
  explicit: [],
});

function isNoText(text: string): boolean {
  if (!BEGINNING.test(text)) return false;
  return [NULL, BOOLEAN, WHOLE, FRACTION, ENDLESS].some((pattern) => pattern.test(text));
}

function scalar(text: string): unknown {
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return /^t/i.test(text);
  if (WHOLE.test(text)) return whole(text);
  return FRACTION.test(text) ? parseFloat(text) : endless(text);
}

export type Quick = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'doubt' };

const DOUBT: Quick = { kind: 'doubt' };

/** The value of a text without a byte order mark, equal to that of the exact parser, which finds no fault with it; or doubt. */
export function quickValue(text: string): Quick {
  if (DOUBTS.some((doubt) => doubt.test(text)) || !endsOnItsLine(text)) return DOUBT;
  try {
    const value: unknown = load(text, { schema });
    return isCollection(value) && isPlain(value) ? { kind: 'value', value: value ?? undefined } : DOUBT;
  } catch {
    return DOUBT;
  }
}

function whole(text: string): number {
  if (text.startsWith('0o')) return parseInt(text.slice(2), 8);
  return text.startsWith('0x') ? parseInt(text.slice(2), 16) : parseInt(text, 10);
}

function endless(text: string): number {
  if (/nan$/i.test(text)) return NaN;
  return text.startsWith('-') ? -Infinity : Infinity;
}

/** Keys that may have been numbers, lists and the like before they became text: `0x10: …`, `[a]: …`. */
const DOUBTFUL_KEY = /^(?:[-+.\d~].*|null|true|false|NaN|Infinity|)$|[[\]{},]/;

/** A file that is one bare text is no estate's. */
function isCollection(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'object';
}

/** Far from where the exact parser says that a file nests too deeply. */
const CERTAIN_DEPTH = 20;

function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === CERTAIN_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  for (const key of Object.keys(value))
    if (DOUBTFUL_KEY.test(key) || !isPlain((value as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
}
