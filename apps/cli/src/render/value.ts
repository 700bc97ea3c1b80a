// A property of a resource as people read it, and what differs between two of them.
import { canonicalJson, isJoin, isReference, printable, substitute, type Value } from '@microaccounts/resources';

/** `value` on one line, safe on a terminal: text as it is, references as `${account/payments-dev.id}`, lists and objects as JSON. */
export function valueText(value: Value | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  const plain = readable(value);
  return printable(typeof plain === 'string' ? plain : JSON.stringify(plain));
}

/** One difference between two values: at `path` what was `before` (undefined: absent) is `after` (undefined: gone). */
export interface Difference {
  /** Such as `trustPolicy.Statement[0].Principal`; empty if the values themselves differ. */
  readonly path: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** The smallest parts in which `before` and `after` differ. Lists of plain items are compared as sets. */
export function differences(before: Value | undefined, after: Value | undefined, path = ''): Difference[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  if (isList(before) && isList(after)) return listDifferences(before, after, path);
  if (!isMap(before) || !isMap(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differences(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

function listDifferences(before: readonly Value[], after: readonly Value[], path: string): Difference[] {
  if ([...before, ...after].some((item) => isMap(item) || isList(item))) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, i) => differences(before[i], after[i], `${path}[${i}]`)).flat();
  }
  const was = new Set(before.map(canonicalJson));
  const is = new Set(after.map(canonicalJson));
  return [
    ...before.filter((item) => !is.has(canonicalJson(item))).map((item) => ({ path, before: item, after: undefined })),
    ...after.filter((item) => !was.has(canonicalJson(item))).map((item) => ({ path, before: undefined, after: item })),
  ];
}

function readable(value: Value): Value {
  return substitute(value, ({ ref, attribute }) => `\${${ref}.${attribute}}`);
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether `value` is an object with keys of its own: references and joins stand for text. */
function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !isList(value) && !isReference(value) && !isJoin(value);
}
