// The type of a value of the estate, in words.
import { z } from 'zod';
import { typeNotes } from '../written/notes';

/** What is behind the wrappers that say whether a value may be left out, be empty or refer to itself. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodLazy ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}

/** `list of regions`, ``map: region → `none` or map``. */
export function typeText(schema: z.ZodType): string {
  const type = unwrapped(schema);
  const name = nameOf(type);
  if (name !== undefined) return name;
  if (type instanceof z.ZodString) return 'text';
  if (type instanceof z.ZodNumber) return numberText(type);
  if (type instanceof z.ZodBoolean) return 'true or false';
  if (type instanceof z.ZodEnum) return alternatives(type.options);
  if (type instanceof z.ZodLiteral) return alternatives([...type.values]);
  if (type instanceof z.ZodArray) return `list of ${plural(type.element as z.ZodType)}`;
  if (type instanceof z.ZodRecord)
    return `map: ${typeText(type.keyType as z.ZodType)} → ${typeText(type.valueType as z.ZodType)}`;
  if (type instanceof z.ZodObject) return 'map';
  if (type instanceof z.ZodUnion) return (type.options as readonly z.ZodType[]).map(typeText).join(' or ');
  if (type instanceof z.ZodUnknown) return 'anything';
  throw new TypeError(`there are no words for the type \`${type.def.type}\``);
}

/** What people call the type, if it has a name. */
export function nameOf(schema: z.ZodType): string | undefined {
  return typeNotes.get(schema)?.type;
}

function plural(schema: z.ZodType): string {
  return typeText(schema)
    .split(' or ')
    .map((one) => `${one}s`)
    .join(' or ');
}

function numberText({ minValue, maxValue, isInt }: z.ZodNumber): string {
  const number = isInt ? 'whole number' : 'number';
  const [low, high] = [bounded(minValue), bounded(maxValue)];
  if (low !== null && high !== null) return `${number}, ${low} to ${high}`;
  if (low === null) return number;
  return isInt ? `${number}, ${low} or more` : `${number} above ${low}`;
}

function bounded(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}

function alternatives(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(' or ');
}
