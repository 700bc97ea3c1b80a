// Random changes of the text of a YAML file: of its characters, tokens and lines, and of the structure that it holds.
import { parse, stringify } from 'yaml';

/** A whole number from 0 to below `end`. */
export type Below = (end: number) => number;

/** Numbers that look random and follow from a seed alone (mulberry32). */
export function belowFrom(seed: number): Below {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
}

/** `text` with one to four random changes. */
export function mutated(text: string, below: Below): string {
  let changed = text;
  for (let left = 1 + below(4); left > 0; left--) changed = pick(MUTATIONS, below)(changed, below);
  return changed;
}

type Mutation = (text: string, below: Below) => string;

const MUTATIONS: readonly Mutation[] = [byteChanged, tokenPut, tokenPut, cut, lineMoved, lineIndented, restructured];

// prettier-ignore
const TOKENS = [
  ':', ': ', ' ', '\n', '\n  ', '- ', '-', '[', ']', '{', '}', '"', "'", '#', ' #', ',', '|\n', '>-\n', '? ', '?', '@', '`',
  '&a ', '*a', '!', '!!str ', '<<: ', '%', '=', '~', '0x1', '0o7', '1_0', '1e3', 'true', 'null', '.5', '.inf', '---\n', '...\n',
  '\r\n', '\r', '\t', '\0', '\uFEFF', '\u2028', 'é', '\ud800', '\\', '__proto__', 'constructor', '2020-01-01', '10.0.0.0/8',
];

/** A byte of the UTF-8 is another one; what is no UTF-8 then is read as the replacement character. */
function byteChanged(text: string, below: Below): string {
  const bytes = Buffer.from(text);
  if (bytes.length > 0) bytes[below(bytes.length)] = below(256);
  return bytes.toString();
}

function tokenPut(text: string, below: Below): string {
  const at = below(text.length + 1);
  return text.slice(0, at) + pick(TOKENS, below) + text.slice(at + below(2));
}

function cut(text: string, below: Below): string {
  const at = below(text.length + 1);
  return text.slice(0, at) + text.slice(at + 1 + below(8));
}

function lineMoved(text: string, below: Below): string {
  const lines = text.split('\n');
  const [line = ''] = below(2) === 0 ? lines.splice(below(lines.length), 1) : [lines[below(lines.length)]];
  if (below(3) > 0) lines.splice(below(lines.length + 1), 0, line);
  return lines.join('\n');
}

function lineIndented(text: string, below: Below): string {
  const lines = text.split('\n');
  const at = below(lines.length);
  const line = lines[at] ?? '';
  lines[at] = below(2) === 0 ? ' '.repeat(1 + below(4)) + line : line.replace(/^ {1,2}/, '');
  return lines.join('\n');
}

/** The same structure, a part of it renamed, removed, replaced or put elsewhere as well; unchanged if the text is no YAML. */
function restructured(text: string, below: Below): string {
  let value: unknown;
  try {
    // By way of JSON, so that what aliases share is apart. An alias inside its own anchor has no JSON.
    value = JSON.parse(JSON.stringify(parse(text, { logLevel: 'silent', maxAliasCount: 100 })));
  } catch {
    return text;
  }
  const parts = containersIn(value);
  if (parts.length === 0) return text;
  const part = pick(parts, below);
  const keys = Object.keys(part);
  const key = keys.length === 0 ? 'environment' : pick(keys, below);
  const other = pick(parts, below);
  if (below(4) === 0) Reflect.deleteProperty(part, key);
  else if (below(3) === 0) part[`${key}${pick(['x', '-', ' ', 'É'], below)}`] = part[key];
  // A copy, since no structure may hold itself.
  else part[key] = below(2) === 0 ? structuredClone(other) : pick(VALUES, below);
  try {
    return stringify(value);
  } catch {
    return text;
  }
}

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'none',
  'x',
  [],
  {},
  [[]],
  [null],
  { x: null },
  '*',
  '::',
];

function containersIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(containersIn)];
}

function pick<T>(items: readonly T[], below: Below): T {
  return items[below(items.length)] as T;
}
