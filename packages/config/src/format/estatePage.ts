// The reference page of the estate's format, `docs/estate.md`.
import { stringify } from 'yaml';
import { builtInGuardrails } from '../builtInGuardrails';
import { builtInBundles, foundationServices } from '../services';
import { statement } from '../written/role';
import { documentedKeys, type DocumentedKey } from './documentedKeys';
import { fileFormats, type FileFormat } from './fileFormats';

const HEAD = `<!-- Generated from the schemas in packages/config/src/written: CONTRIBUTING.md, "Add a key". -->

# The files of an estate

An estate is a folder of YAML files. The key of an account, which is the name of its file or of its entry in the file of
its project, is its identity for ever; the folder that it is in is its business unit. \`microaccounts validate\` names every
mistake in these files with file, line and column.

An editor with the YAML language server (in Visual Studio Code the extension \`redhat.vscode-yaml\`) completes and checks
them. What it needs is this line at the top of a file, and the folder \`.schemas\` of the estate, which the tool writes
whenever it writes a file of the estate; \`microaccounts lock\` brings it up to date.

\`\`\`yaml
# yaml-language-server: $schema=../../.schemas/account.schema.json
\`\`\`

In the tables, \`<region>\` stands for every key of a map. **Needed** is a key without a default, wherever the map around it
is written. A dash is a map whose keys have defaults of their own.`;

/** The text of the page. Throws if a key has no meaning. */
export function estatePage(): string {
  const files = fileFormats.map((format) => ({ format, keys: documentedKeys(format) }));
  return [
    HEAD,
    ...files.flatMap(({ format, keys }) => fileSection(format, keys)),
    '## Statements',
    'In guardrails and roles: the elements of an IAM policy statement, in YAML.',
    table(documentedKeys({ schema: statement, required: [], idle: [] })),
    ...notActedOn(files),
    ...builtIn(),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

function fileSection({ title, summary }: FileFormat, keys: readonly DocumentedKey[]): string[] {
  const sections = new Map<string, DocumentedKey[]>();
  for (const key of keys) sections.set(key.path[0] ?? '', [...(sections.get(key.path[0] ?? '') ?? []), key]);
  const heading = [`## \`${title}\``, summary];
  // A long file has a table for each of its sections, a short one has one.
  if (title !== 'landing-zone.yaml') return [...heading, table(keys)];
  return [...heading, ...[...sections].flatMap(([name, own]) => [`### \`${name}\``, table(own)])];
}

function table(keys: readonly DocumentedKey[]): string {
  const rows = keys.map((key) => [`\`${key.text}\``, key.type, defaultCell(key), meaningCell(key), exampleCell(key)]);
  return [['Key', 'Type', 'Default', 'Meaning', 'Example'], Array<string>(5).fill('---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function defaultCell({ required, default: byDefault }: DocumentedKey): string {
  if (required) return '**needed**';
  if (byDefault === undefined) return '–';
  if ('words' in byDefault) return byDefault.words;
  return byDefault.value === '' ? 'empty' : code(byDefault.value);
}

function meaningCell({ notes, idle }: DocumentedKey): string {
  if (idle === undefined) return notes.meaning;
  return `${notes.meaning} **Not acted on yet${idle === null ? '' : `: ${idle}`}.**`;
}

function exampleCell({ path, notes }: DocumentedKey): string {
  return code({ [path[path.length - 1] ?? '']: notes.example }).replace(/^`\{ (.*) \}`$/, '`$1`');
}

/** A value as YAML on one line. */
function code(value: unknown): string {
  const text = stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true });
  return `\`${text.trim().replaceAll('[ ', '[').replaceAll(' ]', ']')}\``;
}

function notActedOn(
  files: readonly { readonly format: FileFormat; readonly keys: readonly DocumentedKey[] }[],
): string[] {
  const lines = files.flatMap(({ format, keys }) => {
    const idle = keys.filter((key) => key.idle !== undefined);
    const within = (key: DocumentedKey): boolean => idle.some(({ text }) => key.text.startsWith(`${text}.`));
    return idle
      .filter((key) => !within(key))
      .map((key) => `- \`${format.title}\`: \`${key.text}\`${key.idle === null ? '' : `, ${key.idle ?? ''}`}`);
  });
  return [
    '## Keys that nothing acts on yet',
    'They are read and checked, and may stay: `validate` warns of each (`estate/not-acted-on`).',
    lines.join('\n'),
  ];
}

function builtIn(): string[] {
  const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ');
  return [
    '## Built-in names',
    `**Guardrails**: ${names(builtInGuardrails)}.`,
    `**Foundation services**, which no account can deny; \`services.foundation\` adds to them: ${names(foundationServices)}.`,
    '**Bundles**, names for sets of services; `services.bundles` adds others:',
    Object.entries(builtInBundles)
      .map(([name, services]) => `- \`${name}\`: ${names(services)}`)
      .join('\n'),
  ];
}
