// Values of properties in words that fit on a line.
import { isJoin, isReference, printable, same, type Value } from '@microaccounts/resources';

/** Of a text that is longer, such as a metadata file, people are shown the beginning. */
const LONGEST_TEXT = 400;

/**
 * A value for people: references as `<account/payments-dev id>`, lists and maps without quotes around their keys. On one
 * line, and safe for a terminal: what is in AWS, others have written.
 */
export function phrase(value: Value): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return printable(shortened(value));
  if (typeof value !== 'object') return String(value);
  if (isReference(value)) return `<${printable(value.ref)} ${value.attribute}>`;
  if (isJoin(value)) return value.join.map(phrase).join('');
  if (isList(value)) return `[${value.map(phrase).join(', ')}]`;
  const entries = Object.entries(value);
  return `{ ${entries.map(([key, item]) => `${printable(key)}: ${phrase(item)}`).join(', ')} }`;
}

export interface Detail {
  /** Where inside the property, `Statement` or `tags.owner`; empty for the property itself. */
  readonly within: string;
  readonly expected: string;
  readonly actual: string;
}

/** Where inside a property two values differ, as deep as it goes: of a list only the elements that one side lacks. */
export function details(expected: Value, actual: Value, within = ''): Detail[] {
  if (same(expected, actual)) return [];
  if (isMap(expected) && isMap(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
    return keys.flatMap((key) => {
      const path = within === '' ? printable(key) : `${within}.${printable(key)}`;
      return details(expected[key] ?? null, actual[key] ?? null, path);
    });
  }
  if (isList(expected) && isList(actual)) {
    const [lost, added] = [without(expected, actual), without(actual, expected)];
    // The same elements in another order differ as a whole.
    if (lost.length + added.length > 0) return [{ within, expected: elements(lost), actual: elements(added) }];
  }
  return [{ within, expected: phrase(expected), actual: phrase(actual) }];
}

function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}… (${text.length} characters)`;
}

function without(list: readonly Value[], other: readonly Value[]): readonly Value[] {
  return list.filter((item) => !other.some((one) => same(one, item)));
}

function elements(list: readonly Value[]): string {
  return list.length === 0 ? 'nothing' : list.map(phrase).join(', ');
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !isList(value) && !isReference(value) && !isJoin(value);
}
