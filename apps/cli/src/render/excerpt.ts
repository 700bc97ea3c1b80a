// The line of a file that something is said about, as it fits on a page, and where the caret stands below it.
import { charactersOf, type Character } from './characters';

export interface Excerpt {
  /** The line, or the part of it around the place. */
  readonly text: string;
  /** How many columns of a terminal are before the place. */
  readonly before: number;
}

/** A character may be made of several code units; so many are looked at for each column of the page. */
const UNITS_PER_COLUMN = 4;

/**
 * What is shown of `line`, which has no line end, for a place at `column` (UTF-16 code units, from 1): at most `columns`
 * wide unless a single character is wider, `…` where something was left out. A column past the end is the place after the
 * last character. Null if there is nothing to see. Of a long line no more is looked at than may be shown.
 */
export function excerpt(line: string, column: number, columns: number): Excerpt | null {
  const place = Math.min(Math.max(column - 1, 0), line.length);
  const from = Math.max(0, place - columns * UNITS_PER_COLUMN);
  const to = Math.min(line.length, place + columns * UNITS_PER_COLUMN);
  const characters = charactersOf(line.slice(from, to));
  if (characters.every(({ text }) => text.trim() === '')) return null;

  const at = characters.findLastIndex(({ index }) => from + index <= place);
  const end = place === line.length ? characters.length : at;
  const [left, marked, right] = [characters.slice(0, end), characters.slice(end, end + 1), characters.slice(end + 1)];
  const caret = Math.max(1, widthOf(marked));
  if (from === 0 && to === line.length && widthOf(left) + caret + widthOf(right) <= columns)
    return { text: textOf(characters).trimEnd(), before: widthOf(left) };

  const room = columns - caret - 2 * '…'.length;
  const shownRight = fitting(right, room - Math.min(widthOf(left), Math.floor(room / 2)));
  const shownLeft = fitting(left.toReversed(), room - widthOf(shownRight)).toReversed();
  const cutLeft = from > 0 || shownLeft.length < left.length ? '…' : '';
  const cutRight = to < line.length || shownRight.length < right.length ? '…' : '';
  const text = `${cutLeft}${textOf([...shownLeft, ...marked, ...shownRight])}${cutRight}`;
  return { text: text.trimEnd(), before: cutLeft.length + widthOf(shownLeft) };
}

/** As many of `characters`, from the first on, as are together not wider than `room`. */
function fitting(characters: readonly Character[], room: number): Character[] {
  let left = room;
  const end = characters.findIndex(({ width }) => (left -= width) < 0);
  return characters.slice(0, end === -1 ? characters.length : end);
}

function widthOf(characters: readonly Character[]): number {
  return characters.reduce((sum, { width }) => sum + width, 0);
}

function textOf(characters: readonly Character[]): string {
  return characters.map(({ text }) => text).join('');
}
