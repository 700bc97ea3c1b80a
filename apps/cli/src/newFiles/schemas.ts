// The JSON Schemas beside the files of an estate, by which an editor completes and checks them.
import * as path from 'node:path';
import type { NewFile } from './writing';

/** The files to write into the estate at `folder` so that the schema lines of its YAML lead somewhere. */
export async function schemaFilesFor(folder: string): Promise<NewFile[]> {
  const { SCHEMA_FOLDER, schemaFiles } = await import('@microaccounts/config');
  return [...schemaFiles()].map(([name, text]) => ({
    file: path.join(folder, SCHEMA_FOLDER, name),
    text,
    existing: 'replace',
  }));
}
