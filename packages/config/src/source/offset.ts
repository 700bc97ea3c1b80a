// Where in the text of a document a path is written.
import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path } from '../spot';

/**
 * The offset of the key (or list entry) at `path`, or of the nearest one around it; with `of: 'value'` that of its
 * value, if it is there and begins on the line of its key. Null for the document itself. Aliases and merge keys are followed: a
 * place is where it is written.
 */
export function offsetOf(
  document: Document.Parsed,
  path: Path,
  of: 'key' | 'value',
  lineOf: (offset: number) => number,
): number | null {
  const found = descend(document, path);
  if (found.key === null) return null;
  const key = startOf(found.key);
  const value = found.depth === path.length && of === 'value' && found.written !== null ? startOf(found.written) : null;
  return key !== null && value !== null && lineOf(value) === lineOf(key) ? value : key;
}

/** The text of the scalar at `path` as it is written, without quotes. */
export function scalarText(document: Document.Parsed, path: Path): string | undefined {
  const { value, depth } = descend(document, path);
  return depth === path.length && isScalar(value) ? value.source : undefined;
}

interface Descent {
  /** How many steps of the path are written. */
  readonly depth: number;
  /** The key of the last written step; a list entry is its own key. Null before the first step. */
  readonly key: Node | null;
  /** The value of the last written step as it stands there, perhaps an alias. */
  readonly written: Node | null;
  /** The same with aliases resolved. */
  readonly value: Node | null;
}

function descend(document: Document.Parsed, path: Path): Descent {
  let at: Descent = { depth: 0, key: null, written: document.contents, value: resolve(document, document.contents) };
  for (const step of path) {
    const next = stepInto(document, at, step);
    if (next === null) break;
    at = next;
  }
  return at;
}

function stepInto(document: Document.Parsed, from: Descent, step: string | number): Descent | null {
  if (isMap(from.value)) {
    const pair = pairOf(document, from.value, String(step));
    if (pair === undefined) return null;
    const written = pair.value as Node | null;
    return { depth: from.depth + 1, key: pair.key as Node, written, value: resolve(document, written) };
  }
  if (isSeq(from.value) && typeof step === 'number') {
    const item = from.value.items[step] as Node | undefined;
    if (item === undefined) return null;
    return { depth: from.depth + 1, key: item, written: item, value: resolve(document, item) };
  }
  return null;
}

/** The pair of a key: the last one of a key that is written twice, as in the value; then those that are merged in. */
function pairOf(document: Document.Parsed, map: YAMLMap, key: string): Pair | undefined {
  const index = indexOf(map);
  const pair = index.get(key);
  if (pair !== undefined) return pair;
  const merged = index.get('<<')?.value as Node | null | undefined;
  const sources = isSeq(merged) ? (merged.items as Node[]) : [merged ?? null];
  for (const source of sources) {
    const from = resolve(document, source);
    const found = isMap(from) ? pairOf(document, from, key) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const indices = new WeakMap<YAMLMap, Map<string, Pair>>();

function indexOf(map: YAMLMap): Map<string, Pair> {
  const known = indices.get(map);
  if (known !== undefined) return known;
  const index = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
  indices.set(map, index);
  return index;
}

function resolve(document: Document.Parsed, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function startOf(node: Node): number | null {
  return node.range?.[0] ?? null;
}
