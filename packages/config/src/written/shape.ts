// A parsed value held against its schema: what of it is sound, and what is wrong with the rest.
import type { z } from 'zod';
import type { Path } from '../spot';
import { schemaFaults, type ScalarText, type SchemaFault } from './issues';

export interface Shaped<T> {
  /** The sound part: what the schema refused is left out, so that everything else can still be checked. */
  readonly value: T;
  readonly faults: readonly SchemaFault[];
}

/** Taking out one fault can uncover others (an entry too few, say); that happens once or twice, never without end. */
const MAX_ROUNDS = 4;

/** To compile a schema takes longer than what it saves: a thousand files are read before it pays. */
const UNCOMPILED = { jitless: true };

/**
 * Holds `raw` (of which nothing is undefined) against `schema`, all of whose keys are optional. The faults are those
 * of the whole value, reported once.
 */
export function shape<T extends object>(raw: unknown, schema: z.ZodType<T>, scalarText: ScalarText): Shaped<T> {
  let pruned = raw;
  let faults: readonly SchemaFault[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result = schema.safeParse(pruned, UNCOMPILED);
    if (result.success) return { value: result.data, faults };
    const found = schemaFaults(result.error.issues, pruned, schema, scalarText);
    if (round === 0) faults = found;
    if (found.some(({ path }) => path.length === 0)) break;
    pruned = structuredClone(pruned);
    for (const { path } of found) prune(pruned, path);
  }
  return { value: schema.parse({}), faults };
}

/** Takes out what is at `path`. A list is taken out whole: without one entry, the others would not be where they are written. */
function prune(value: unknown, path: Path): void {
  let at = value;
  let target: { readonly map: Record<string, unknown>; readonly key: string } | undefined;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break;
    if (!Array.isArray(at)) target = { map: at as Record<string, unknown>, key: String(step) };
    at = (at as Record<string | number, unknown>)[step];
  }
  if (target !== undefined) Reflect.deleteProperty(target.map, target.key);
}
