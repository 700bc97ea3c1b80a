// Symbolic references: how the desired state names what AWS decides (account ids, VPC ids, key ARNs …).
import { mapMembers } from './members';

/** Points at an attribute that AWS decides, of the resource at an address: `{ ref: 'account/payments-dev', attribute: 'id' }`. */
export interface Reference {
  readonly ref: string;
  readonly attribute: string;
}

/** A string made of literal parts and references: `{ join: ['arn:aws:iam::', { ref … }, ':root'] }`. */
export interface Join {
  readonly join: readonly (string | Reference)[];
}

/** What a property of a resource may hold: plain JSON in which a reference may stand for any string. */
export type Value =
  string | number | boolean | null | Reference | Join | readonly Value[] | { readonly [key: string]: Value };

/** The `attribute` of the resource at `address`; AWS's id of it unless said otherwise. */
export function reference(address: string, attribute = 'id'): Reference {
  return { ref: address, attribute };
}

/** A string made of `parts`, in order. Neighbouring literals are merged, so equal strings have equal joins. */
export function join(...parts: readonly (string | Reference)[]): Join | string {
  const merged: (string | Reference)[] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  if (merged.length === 0) return '';
  const [only] = merged;
  return merged.length === 1 && typeof only === 'string' ? only : { join: merged };
}

export function isReference(value: unknown): value is Reference {
  return isObject(value) && typeof value['ref'] === 'string' && typeof value['attribute'] === 'string';
}

export function isJoin(value: unknown): value is Join {
  return isObject(value) && Array.isArray(value['join']) && Object.keys(value).length === 1;
}

/** Every reference inside `value`, in the order of the text, repetitions included. */
export function references(value: Value): Reference[] {
  const found: Reference[] = [];
  collect(value, found);
  return found;
}

function collect(value: Value, found: Reference[]): void {
  if (value === null || typeof value !== 'object') return;
  if (isReference(value)) {
    found.push(value);
    return;
  }
  const inner = Array.isArray(value) ? (value as readonly Value[]) : Object.values(value as { [key: string]: Value });
  for (const item of inner) collect(item, found);
}

/** `value` with every reference, also those inside joins, replaced by what `resolve` answers for it. */
export function substitute(value: Value, resolve: (reference: Reference) => string): Value {
  if (value === null || typeof value !== 'object') return value;
  if (isReference(value)) return resolve(value);
  if (isJoin(value)) return value.join.map((part) => (typeof part === 'string' ? part : resolve(part))).join('');
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => substitute(item, resolve));
  return mapMembers(value as { readonly [key: string]: Value }, (item) => substitute(item, resolve));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
