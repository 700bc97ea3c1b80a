// One text for one value: sorted keys, no white space. What is hashed, compared and sent to AWS goes through here.
import { createHash } from 'node:crypto';
import { setMember } from './members';

/** `value` as minified JSON with its keys sorted. Members that are undefined are left out, as in `JSON.stringify`. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(isSorted(value) ? value : sorted(value));
}

/** Whether JSON writes it as it is: most of what is compared are short texts, and what was sorted before. */
function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || !isSorted((value as Record<string, unknown>)[key])) return false;
    last = key;
  }
  return true;
}

/** The SHA-256 of `text`, in hexadecimal. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether two values have the same canonical JSON; it is not made where a look tells. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isObject(a) && isObject(b)) return Array.isArray(a) ? sameLists(a, b) : !Array.isArray(b) && sameMembers(a, b);
  // Of what JSON has no word for, such as undefined in a list, its own rules decide.
  return isPlain(a) && isPlain(b) ? false : canonicalJson(a) === canonicalJson(b);
}

function sameLists(a: readonly unknown[], b: object): boolean {
  return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item ?? null, b[index] ?? null));
}

function sameMembers(a: object, b: object): boolean {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const isThere = (value: unknown): boolean => value !== undefined;
  const keys = Object.keys(left).filter((key) => isThere(left[key]));
  if (Object.keys(right).filter((key) => isThere(right[key])).length !== keys.length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}

/** A list, or an object that JSON writes by its members. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}

function isPlain(value: unknown): boolean {
  return isObject(value) || value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

/** The same value with its keys sorted, and without members that are undefined: what `canonicalJson` writes, as plain JSON. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : sorted(item)));
  if (typeof value !== 'object' || value === null) return value;
  const from = value as Record<string, unknown>;
  const to: Record<string, unknown> = {};
  for (const key of Object.keys(from).sort()) {
    const member = from[key];
    if (member !== undefined) setMember(to, key, sorted(member));
  }
  return to;
}
