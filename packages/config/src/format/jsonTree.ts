// Ways through a JSON Schema: by the keys of what it describes, and to every schema in it.
import type { z } from 'zod';

export type Json = z.core.JSONSchema.BaseSchema;

/** The schema of what is at `path`; `*` stands for every key of a map and every element of a list. Undefined where nothing is said of it. */
export function child(schema: Json, path: readonly string[]): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  for (const here of [schema, ...(schema.anyOf ?? [])]) {
    const next = step === '*' ? (here.additionalProperties ?? here.items) : here.properties?.[step];
    if (typeof next === 'object' && !Array.isArray(next)) return child(next, rest);
  }
  return undefined;
}

/** The schema at `path`, which from now on does not take null. */
export function nonNull(root: Json, path: readonly string[]): Json | undefined {
  const at = child(root, path);
  const map = at?.anyOf?.find(({ type }) => type === 'object');
  if (at === undefined || map === undefined) return at;
  delete at.anyOf;
  return Object.assign(at, map);
}

/** Calls `visit` with a schema and every schema in it. */
export function everySchema(schema: Json, visit: (schema: Json) => void): void {
  visit(schema);
  const inner = [
    ...valuesOf(schema.properties),
    // The name of `$defs` in draft 7, which the types of zod do not know.
    ...valuesOf(schema.definitions as { readonly [name: string]: Json } | undefined),
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
    schema.additionalProperties,
    schema.propertyNames,
    schema.items,
  ];
  for (const each of inner) if (typeof each === 'object' && !Array.isArray(each)) everySchema(each, visit);
}

function valuesOf<T>(map: { readonly [name: string]: T } | undefined): T[] {
  return map === undefined ? [] : Object.values(map);
}
