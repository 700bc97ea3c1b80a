// The line that tells an editor which JSON Schema a file of an estate is held to.
import { roleOf } from '../files';

/** The folder of an estate in which the tool writes the JSON Schemas; the estate itself reads nothing of it. */
export const SCHEMA_FOLDER = '.schemas';

/** The JSON Schema of each kind of file of an estate. */
export const schemaNames = {
  'landing-zone': 'landing-zone.schema.json',
  account: 'account.schema.json',
  guardrail: 'guardrail.schema.json',
  lock: 'addresses-lock.schema.json',
  'drift-exceptions': 'drift-exceptions.schema.json',
} as const;

/**
 * The comment for the file at `path`, relative to the estate folder, without a line break. The YAML language server
 * takes the name in it as relative to the file. Throws if an estate has no such file.
 */
export function schemaComment(path: string): string {
  const { kind } = roleOf(path);
  if (kind === 'misplaced' || kind === 'other') throw new TypeError(`an estate has no file \`${path}\``);
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${SCHEMA_FOLDER}/${schemaNames[kind]}`;
}
