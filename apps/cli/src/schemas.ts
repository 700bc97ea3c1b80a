// The JSON Schemas in the folder of an estate, where the first line of its files sends an editor.
import * as path from 'node:path';
import { writeTogether, type NewFile } from './newFiles/writing';

/** The files to write into the estate at `folder` so that the schema lines of its YAML lead somewhere. */
export async function schemaFilesFor(folder: string): Promise<NewFile[]> {
  const { SCHEMA_FOLDER, schemaFiles } = await import('@microaccounts/config');
  return [...schemaFiles()].map(([name, text]) => ({
    file: path.join(folder, SCHEMA_FOLDER, name),
    text,
    existing: 'replace',
  }));
}

/** Writes the JSON Schemas into the folder `estate`; those that are up to date are left alone. */
export async function writeSchemas(estate: string): Promise<void> {
  await writeTogether(await schemaFilesFor(estate));
}
