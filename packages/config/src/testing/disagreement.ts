// Holds the quick reading of a text against the exact one.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { exactSource } from '../source/exact';
import { quickValue } from '../source/quick';

const root = path.resolve(__dirname, '../../../..');
/** The texts of the estates of this repository, good and bad. */
export const texts: readonly string[] = ['estate', 'examples']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(root, folder, file),
    ),
  )
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(file, 'utf8'))
  .filter(({ length }) => length < 10_000);

/** What is wrong with the quick reading of a text; null if it is right, or in doubt. */
export function disagreement(text: string): object | null {
  const quick = quickValue(text);
  if (quick.kind === 'doubt') return null;
  const { value, problems } = exactSource('x.yaml', text);
  const isSame = problems.length === 0 && isDeepStrictEqual(quick.value, value) && order(quick.value) === order(value);
  return isSame ? null : { text, quick: quick.value, exact: value, problems };
}

/** The keys of a value, in their order. */
function order(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
