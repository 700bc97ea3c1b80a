// One YAML file → its value at once, what is wrong with its YAML, and, once somebody asks, where each key is written.
import { quickValue } from './quick';
import type { Source } from './source';

/**
 * Reads one file. Never throws. Anchors, aliases and merge keys are understood; the YAML is of version 1.2. A file whose
 * meaning is beyond doubt is read quickly, and to the letter only when a position in it is wanted.
 */
export function parseSource(file: string, text: string): Source {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const quick = quickValue(plain);
  if (quick.kind === 'doubt') return exactly(file, plain);
  let known: Source | undefined;
  // It is plain, so that it is worth its time, however long it is.
  const exact = (): Source => (known ??= exactly(file, plain, Infinity));
  return {
    file,
    value: quick.value,
    problems: [],
    // Where the file itself stands is known without reading it.
    position: (path, of) => (path.length === 0 ? { line: 1, column: 1 } : exact().position(path, of)),
    scalarText: (path) => exact().scalarText(path),
  };
}

/** Most runs never need the exact parser, and to load it takes longer than to check a small estate. */
function exactly(file: string, text: string, maxLexemes?: number): Source {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { exactSource } = require('./exact') as typeof import('./exact');
  return exactSource(file, text, maxLexemes);
}
