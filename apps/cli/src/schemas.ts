// The JSON Schemas in the folder of an estate, where the first line of its files sends an editor.
import { mkdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { writeFileAtomically } from './atomicFile';

/** Writes the JSON Schemas into the folder `estate`; those that are up to date are left alone. */
export async function writeSchemas(estate: string): Promise<void> {
  const { SCHEMA_FOLDER, schemaFiles } = await import('@microaccounts/config');
  const folder = path.join(estate, SCHEMA_FOLDER);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of schemaFiles()) {
    const file = path.join(folder, name);
    const before = await readFile(file, 'utf8').catch(() => null);
    if (before !== text) await writeFileAtomically(file, text);
  }
}
