// Text as readers see it: one character after the other, and how many columns of a terminal each takes.
import { printable } from '@microaccounts/resources';
import { createRequire } from 'node:module';

/** What a reader takes for one character, as it is printed. */
export interface Character {
  readonly text: string;
  readonly width: number;
  /** Where it begins in the text that it is from, in UTF-16 code units. */
  readonly index: number;
}

const TAB = ' '.repeat(4);
/** What takes a column for each code unit: nearly every text. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The characters of a text without line ends: a tab is spaces, what must not reach a terminal is spelled out. */
export function charactersOf(text: string): Character[] {
  if (PLAIN.test(text)) return Array.from(text, (character, index) => ({ text: character, width: 1, index }));
  const { graphemes, widthOf } = measures();
  return Array.from(graphemes.segment(text), ({ segment, index }) => {
    const shown = segment === '\t' ? TAB : printable(segment);
    return { text: shown, width: widthOf(shown), index };
  });
}

interface Measures {
  readonly graphemes: Intl.Segmenter;
  readonly widthOf: (text: string) => number;
}

let loaded: Measures | null = null;

/** Loaded when they are needed first, which is seldom: they take as long as checking a small estate. */
function measures(): Measures {
  loaded ??= {
    graphemes: new Intl.Segmenter('en'),
    widthOf: (createRequire(__filename)('string-width') as typeof import('string-width')).default,
  };
  return loaded;
}
