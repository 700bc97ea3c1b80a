// Which keys a schema knows at a path: what an unknown key may have been meant to be.
import { z } from 'zod';
import type { Path } from '../spot';

/** The keys that may be written in the map at `path`; none where any key may be. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  const [step, ...rest] = path;
  return alternatives(schema).flatMap((here) => {
    if (step === undefined) return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
    const inner = childOf(here, step);
    return inner === undefined ? [] : knownKeys(inner, rest);
  });
}

function childOf(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[step];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return undefined;
}

/** The schemas behind wrappers and unions. */
function alternatives(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodLazy)
    return alternatives(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(alternatives);
  return [schema];
}
