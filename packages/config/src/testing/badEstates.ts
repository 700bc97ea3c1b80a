// The estates of `examples/bad`: each is a patch over `examples/small`, put together in a folder of its own.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');
const BAD = path.join(EXAMPLES, 'bad');

/** What of a patch is not of the estate: what it takes away, and what is to be found. */
const REMOVE = 'remove.txt';
const EXPECTED = 'expected.json';

/** The names of all bad estates. */
export function badEstates(): string[] {
  return readdirSync(BAD).sort();
}

/** The file that lists what a bad estate must give. */
export function expectedFile(name: string): string {
  return path.join(BAD, name, EXPECTED);
}

/** Hands `use` a folder that holds the bad estate, and removes it afterwards. */
export async function withBadEstate<T>(name: string, use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-bad-'));
  try {
    const patch = path.join(BAD, name);
    cpSync(path.join(EXAMPLES, 'small'), folder, { recursive: true });
    for (const file of removedBy(patch)) rmSync(path.join(folder, file));
    cpSync(patch, folder, {
      recursive: true,
      filter: (source) => ![REMOVE, EXPECTED].map((file) => path.join(patch, file)).includes(source),
    });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function removedBy(patch: string): string[] {
  const list = path.join(patch, REMOVE);
  return existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : [];
}
