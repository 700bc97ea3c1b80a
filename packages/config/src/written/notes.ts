// What people are told of the keys of the estate, written beside the type of each: for the JSON Schemas and the reference page.
import { z } from 'zod';

/** What is said of a key. */
export interface KeyNotes {
  /** What it means, in a sentence or two, with units. Words of the estate are in backticks. */
  readonly meaning: string;
  /** A value of it, as somebody would write it. */
  readonly example: unknown;
  /** The value that holds where the key is left out, from `defaults/`. */
  readonly default?: unknown;
  /** What holds where the key is left out, in words, if that is no fixed value. */
  readonly otherwise?: string;
}

/** What is said of a kind of value, wherever it stands. */
export interface TypeNotes {
  /** What people call it, in the singular: `region`. It also stands for the keys of a map, as in `pools.<region>`. */
  readonly type: string;
  /** What the text looks like. It is for editors: a rule judges, and explains itself better. */
  readonly pattern?: RegExp;
  /** Values that an editor can offer, beside which others are possible. */
  readonly suggestions?: readonly string[];
}

export const keyNotes = z.registry<KeyNotes>();
export const typeNotes = z.registry<TypeNotes>();

/** A key of which something is said. */
export function noted<T extends z.ZodType>(schema: T, notes: KeyNotes): T {
  keyNotes.add(schema, notes);
  return schema;
}

/** A key that may be left out. Whether it must be there nevertheless is a rule, `rules/file/requiredKeys.ts`. */
export function key<T extends z.ZodType>(schema: T, notes: KeyNotes): z.ZodOptional<T> {
  return noted(schema.optional(), notes);
}

/** Text of a kind that has a name. */
export function textOf(type: string, notes: Omit<TypeNotes, 'type'> = {}): z.ZodString {
  const text = z.string();
  typeNotes.add(text, { type, ...notes });
  return text;
}
