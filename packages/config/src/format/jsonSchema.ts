// The JSON Schemas of the files of an estate, for editors: draft 7, which the YAML language server knows best.
import { z } from 'zod';
import { keyNotes, typeNotes } from '../written/notes';
import { organizationalUnits } from '../written/organizationalUnits';
import { fileFormats, type FileFormat } from './fileFormats';
import { child, everySchema, nonNull, type Json } from './jsonTree';

const DRAFT_7 = 'http://json-schema.org/draft-07/schema#';

/** File name → text of each JSON Schema. The tool writes them into the folder `.schemas` of an estate. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(fileFormats.map((format) => [format.schemaName, `${JSON.stringify(jsonSchema(format), null, 2)}\n`]));
}

function jsonSchema({ schema, summary, required, idle, entries }: FileFormat): Json {
  const metadata = z.registry<{ id: string }>().add(organizationalUnits, { id: 'organizationalUnits' });
  const generated = z.toJSONSchema(schema, { target: 'draft-07', io: 'input', metadata, override });
  const root: Json = { $schema: DRAFT_7, description: summary, ...generated };
  everySchema(root, tidy);
  for (const path of required) requireKey(root, path);
  for (const around of [[], ...(entries === undefined ? [] : [[entries.key, '*']])])
    for (const { path, only } of idle) {
      const at = child(root, [...around, ...withoutLastStar(path)]);
      const which = only === undefined ? 'it' : only;
      if (at !== undefined) at.description = `${at.description ?? ''} This version does nothing about ${which}.`;
    }
  if (entries !== undefined) Object.assign(root, requiredSomewhere(entries));
  return root;
}

/** Writes into a JSON Schema what is noted of the zod schema that it was made of. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Json }): void {
  const type = typeNotes.get(zodSchema as z.ZodType);
  if (type?.pattern !== undefined) jsonSchema.pattern = type.pattern.source;
  if (type?.suggestions !== undefined) {
    const { type: _, ...text } = jsonSchema;
    jsonSchema.anyOf = [{ enum: [...type.suggestions] }, { type: 'string', ...text }];
    delete jsonSchema.type;
  }
  const notes = keyNotes.get(zodSchema as z.ZodType);
  if (notes === undefined) return;
  const otherwise = notes.otherwise === undefined ? '' : ` Otherwise: ${notes.otherwise}.`;
  jsonSchema.description = `${notes.meaning}${otherwise}`;
  if (notes.default !== undefined) jsonSchema.default = notes.default;
  jsonSchema.examples = [notes.example];
}

/** Leaves out what says nothing: any text as the key of a map, the bounds of safe numbers. */
function tidy(schema: Json): void {
  const { propertyNames } = schema;
  if (typeof propertyNames === 'object' && Object.keys(propertyNames).join() === 'type') delete schema.propertyNames;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

/** A map with a required key cannot be left empty, either. */
function requireKey(root: Json, path: readonly string[]): void {
  const map = nonNull(root, path.slice(0, -1));
  const key = path[path.length - 1];
  if (map !== undefined && key !== undefined) map.required = [...(map.required ?? []), key];
}

function withoutLastStar(path: readonly string[]): readonly string[] {
  return path[path.length - 1] === '*' ? path.slice(0, -1) : path;
}

/** Keys that the file has, or each of its entries; without entries it is the file. */
function requiredSomewhere({ key, required }: NonNullable<FileFormat['entries']>): Json {
  const whole: Json = { required: [...required] };
  const entries: Json = { type: 'object', additionalProperties: { type: 'object', ...whole } };
  return { if: whole, else: { if: { required: [key] }, then: { properties: { [key]: entries } }, else: whole } };
}
