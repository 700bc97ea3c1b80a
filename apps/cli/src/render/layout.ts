// Plain text on a page: columns, indentation, counts and durations.
import { stripVTControlCharacters } from 'node:util';

/** How many characters of `text` are seen, colour codes left out. */
export function width(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** `text` followed by the spaces that make it `columns` wide. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** One line per row, its cells under each other with two spaces between; no spaces at the end of a line. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => padded(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Every line of `lines` moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], by = 2): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

/** `1 account`, `1,203 accounts`; `plural` where an `s` does not make it. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/** `12 ms`, `0.4 s`, `12 s`, `3 min 5 s`. A whole number is an estimate or a choice, and is told as one: `6 s`, `0 s`. */
export function duration(seconds: number): string {
  if (Number.isInteger(seconds) && seconds < 120) return `${seconds} s`;
  if (seconds < 0.0995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `words` wrapped into lines of at most `columns`, joined by `separator`. */
export function wrapped(words: readonly string[], columns: number, separator = ', '): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || width(last) + width(separator) + width(word) > columns) lines.push(word);
    else lines[lines.length - 1] = last + separator + word;
  }
  return lines.map((line, i) => (i < lines.length - 1 ? line + separator.trimEnd() : line));
}

/** `text`, cut with an ellipsis if it is longer than `columns`. For text without colour. */
export function shortened(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, columns - 1).trimEnd()}…`;
}
