// The keys of a file of the estate, one by one, with all that is to be said of each.
import { z } from 'zod';
import { keyNotes, type KeyNotes } from '../written/notes';
import type { FileFormat } from './fileFormats';
import { nameOf, typeText, unwrapped } from './typeText';

export interface DocumentedKey {
  /** From the top of the file; `*` for every key of a map and every element of a list. */
  readonly path: readonly string[];
  /** The same for people: `network.pools`, `environments.<environment>.ring`. */
  readonly text: string;
  readonly schema: z.ZodType;
  readonly type: string;
  readonly notes: KeyNotes;
  readonly required: boolean;
  /** Undefined where nothing has to hold without the key: it is a map whose keys have defaults of their own. */
  readonly default: { readonly value: unknown } | { readonly words: string } | undefined;
  /** Undefined if it is acted on; otherwise the values that are not, null for all. */
  readonly idle: string | null | undefined;
}

/** The keys of a file, each before those in it. Throws if nothing is said of a key, or not what holds without it. */
export function documentedKeys({
  schema,
  required,
  idle,
  entries,
}: Pick<FileFormat, 'schema' | 'required' | 'idle' | 'entries'>): DocumentedKey[] {
  const needed = new Set([...required, ...(entries?.required ?? []).map((key) => [key])].map((path) => path.join('.')));
  return below(schema, [], '');

  function below(around: z.ZodType, path: readonly string[], text: string): DocumentedKey[] {
    const map = unwrapped(around);
    if (path.length > 0 && nameOf(map) !== undefined) return [];
    if (map instanceof z.ZodArray) return below(map.element as z.ZodType, [...path, '*'], `${text}[]`);
    if (map instanceof z.ZodUnion)
      return (map.options as readonly z.ZodType[]).flatMap((option) => below(option, path, text));
    if (map instanceof z.ZodRecord)
      return below(map.valueType as z.ZodType, [...path, '*'], `${text}.<${typeText(map.keyType as z.ZodType)}>`);
    if (!(map instanceof z.ZodObject)) return [];
    return Object.entries(map.shape as Record<string, z.ZodType>).flatMap(([name, inner]) => {
      const at = [...path, name];
      const key = documented(at, text === '' ? name : `${text}.${name}`, inner);
      // A tree of units has the same keys at each level.
      return isRecursive(inner) ? [key] : [key, ...below(inner, at, key.text)];
    });
  }

  function documented(path: readonly string[], text: string, inner: z.ZodType): DocumentedKey {
    const notes = keyNotes.get(inner);
    if (notes === undefined) throw new TypeError(`the key \`${text}\` has no meaning`);
    const isNeeded = needed.has(path.join('.'));
    const byDefault = defaultOf(inner, notes);
    if (byDefault === undefined && !isNeeded && inner.safeParse(undefined).success && !hasKeys(inner))
      throw new TypeError(`of the key \`${text}\`, nothing says what holds without it`);
    return {
      path,
      text,
      schema: inner,
      type: typeText(inner),
      notes,
      required: isNeeded || !inner.safeParse(undefined).success,
      default: byDefault,
      idle: idleOf(path),
    };
  }

  function idleOf(path: readonly string[]): string | null | undefined {
    const about = idle.find(({ path: of, only }) => {
      const key = of[of.length - 1] === '*' ? of.slice(0, -1) : of;
      return key.every((step, index) => step === path[index]) && (only === undefined || key.length === path.length);
    });
    return about === undefined ? undefined : (about.only ?? null);
  }
}

function defaultOf(schema: z.ZodType, notes: KeyNotes): DocumentedKey['default'] {
  if (notes.otherwise !== undefined) return { words: notes.otherwise };
  if (notes.default !== undefined) return { value: notes.default };
  return schema instanceof z.ZodDefault ? { value: schema.def.defaultValue } : undefined;
}

function hasKeys(schema: z.ZodType): boolean {
  const type = unwrapped(schema);
  if (type instanceof z.ZodRecord) return hasKeys(type.valueType as z.ZodType);
  return type instanceof z.ZodObject;
}

function isRecursive(schema: z.ZodType): boolean {
  return schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodLazy;
}
