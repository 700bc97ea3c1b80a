// Characters that people take for others: what a text looks like, and what of it does not look like what it is.

/**
 * Cyrillic and Greek letters that look like Latin ones in common fonts (Unicode Technical Standard 39, "Confusable
 * Detection"): in each pair of lines, a letter of the first looks like that below it.
 */
const PAIRS: readonly (readonly [foreign: string, latin: string])[] = [
  ['аеорсухіјѕԁһԛԝ', 'aeopcyxijsdhqw'],
  ['АВЕКМНОРСТХУІЈЅ', 'ABEKMHOPCTXYIJS'],
  ['οανρικυ', 'oavpiku'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
];

const LATIN: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([foreign, latin]) => [...foreign].map((letter, index) => [letter, latin[index] ?? letter])),
);

/** Soft hyphen, zero-width characters, marks that turn the direction of writing, byte order marks. */
const INVISIBLE = '\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF';
const SUSPECT = new RegExp(`[${INVISIBLE}\\uFF01-\\uFF5E\\u2010\\u2011${[...LATIN.keys()].join('')}]`, 'g');
const UNSEEN = new RegExp(`[${INVISIBLE}]`, 'g');
const SAME_SHAPE: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['O', 'o'],
  ['1', 'l'],
  ['I', 'l'],
  ['|', 'l'],
]);

/** What a text looks like at a glance: two texts of one skeleton are taken for each other. */
export function skeleton(text: string): string {
  // Nearly every text is of plain letters, and there are as many texts as accounts.
  const plain = /^[\x20-\x7e]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(UNSEEN, '')
        .replace(/[^\x20-\x7e]/g, (letter) => LATIN.get(letter) ?? letter);
  return plain.replace(/[0O1I|]/g, (letter) => SAME_SHAPE.get(letter) ?? letter).toLowerCase();
}

export interface Disguise {
  /** Where in the text. */
  readonly index: number;
  readonly character: string;
  /** What it looks like; empty of what cannot be seen. */
  readonly looksLike: string;
}

/**
 * The first character of each word of `text` that is not what it looks like: a letter of another alphabet in a word of
 * Latin letters, or one that cannot be seen beside them. A word of one alphabet is what it looks like.
 */
export function disguises(text: string): Disguise[] {
  // Nearly every file has none, and is looked through once.
  if (text.search(SUSPECT) < 0) return [];
  return [...text.matchAll(/[^\s"'`,:;()[\]{}]+/gu)].flatMap(({ 0: word, index: start }) => {
    const [first] = word.matchAll(SUSPECT);
    // A byte order mark may begin a file.
    if (first === undefined || !/[A-Za-z0-9]/.test(word) || (start === 0 && word.startsWith('\uFEFF'))) return [];
    const [character] = first;
    return [{ index: start + first.index, character, looksLike: LATIN.get(character) ?? formOf(character) }];
  });
}

function formOf(character: string): string {
  const form = character.normalize('NFKC');
  if (/^[\u2010\u2011]$/.test(form)) return '-';
  return /^[\x21-\x7e]$/.test(form) ? form : '';
}
