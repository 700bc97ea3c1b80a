// What is generated from the schemas, held against the files of the repository; UPDATE_GOLDEN=1 writes them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { estatePage } from './estatePage';
import { schemaFiles } from './jsonSchema';
import { SCHEMA_FOLDER } from './schemaComment';

const ROOT = path.resolve(__dirname, '../../../..');

/** An estate carries its schemas with it, those of this repository, too: `lock` would write them there. */
const folders = [
  'schemas',
  ...['estate', 'examples/small', 'examples/unshared'].map((estate) => `${estate}/${SCHEMA_FOLDER}`),
];

test.each(folders)('%s is what the schemas say', (folder) => {
  for (const [name, text] of schemaFiles()) expectGenerated(path.join(folder, name), text);
  expect(readdirSync(path.join(ROOT, folder)).sort()).toEqual([...schemaFiles().keys()].sort());
});

test('docs/estate.md is what the schemas say', () => {
  expectGenerated('docs/estate.md', estatePage());
});

function expectGenerated(name: string, text: string): void {
  const file = path.join(ROOT, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(readFileSync(file, 'utf8')).toBe(text);
}
