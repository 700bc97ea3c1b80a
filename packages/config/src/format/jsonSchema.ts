// The JSON Schemas of the files of an estate, for editors: draft 7, which the YAML language server knows best.
import { z } from 'zod';
import { accountFile } from '../written/account';
import { addressLock } from '../written/addressLock';
import { guardrail } from '../written/guardrail';
import { landingZone } from '../written/landingZone';
import { keyNotes, typeNotes } from '../written/notes';
import { schemaNames } from './schemaComment';

type Json = z.core.JSONSchema.BaseSchema;

/** File name → text of each JSON Schema. The tool writes them into the folder `.schemas` of an estate. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    [schemaNames['landing-zone'], textOf(landingZone)],
    [schemaNames.account, textOf(accountFile)],
    [schemaNames.guardrail, textOf(guardrail)],
    [schemaNames.lock, textOf(addressLock)],
  ]);
}

function textOf(schema: z.ZodType): string {
  return `${JSON.stringify(jsonSchema(schema), null, 2)}\n`;
}

/** The JSON Schema of a written schema. */
export function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { target: 'draft-07', io: 'input', metadata: z.registry(), override });
}

function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Json }): void {
  const type = typeNotes.get(zodSchema as z.ZodType);
  if (type?.pattern !== undefined) jsonSchema.pattern = type.pattern.source;
}
