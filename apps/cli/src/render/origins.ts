// A meant account as a table: the path of each value, the value, and where it comes from.
import type { ExplainedAccount, ExplainedOrigin, ExplainedValue } from '@microaccounts/config';
import { pathText } from '@microaccounts/resources';
import type { Colors } from '../output';
import { padded, width, wrapped } from './layout';

interface Row {
  readonly path: string;
  /** What is not broken into two lines, and what is between it. */
  readonly words: readonly string[];
  readonly separator: ', ' | ' ';
  readonly origin: string;
}

/** Between two columns. */
const GAP = 2;
/** A longer path has a line of its own. */
const MOST_FOR_PATHS = 28;
/** Values keep this much, however long the origins are. */
const LEAST_FOR_VALUES = 24;
/** A list is not broken into lines shorter than this. */
const LEAST_FOR_LISTS = 14;

/**
 * A row for each value; entries of one list from one place share a row. Origins stand under each other; a long value
 * pushes its origin to the right or, where there is no room, below it. At most `columns` wide as far as words allow.
 */
export function originLines(meant: ExplainedAccount, columns: number, colors: Colors): string[] {
  const rows = rowsOf(meant);
  const pathWidths = rows.map(({ path }) => width(path)).filter((one) => one <= MOST_FOR_PATHS);
  const valuesAt = Math.max(0, ...pathWidths) + GAP;
  const widestOrigin = Math.max(0, ...rows.map(({ origin }) => width(origin)));
  const originsAt = Math.max(valuesAt + LEAST_FOR_VALUES + GAP, columns - widestOrigin);

  return rows.flatMap(({ path, words, separator, origin }) => {
    // Where this origin begins if nothing pushes it, and at the latest.
    const [start, latest] = [Math.min(originsAt, columns - width(origin)), columns - width(origin)];
    const room = start - GAP - valuesAt;
    // A line that goes on ends with a separator.
    const lines = wrapped(
      words,
      (room < LEAST_FOR_LISTS ? LEAST_FOR_VALUES : room) - separator.trimEnd().length,
      separator,
    );
    const above = width(path) + GAP > valuesAt ? [path] : [];
    const [first = '', ...further] = lines.map((line, index) => {
      return padded(index === 0 && above.length === 0 ? path : '', valuesAt) + line;
    });
    const after = Math.max(start, width(first) + GAP);
    return after > latest
      ? [...above, first, ...further, padded('', Math.max(0, start)) + colors.dim(origin)]
      : [...above, padded(first, after) + colors.dim(origin), ...further];
  });
}

/** `accounts/analytics/payments-dev.yaml:7`, `built-in default` or the file or folder that is called so. */
export function originText(origin: ExplainedOrigin): string {
  const { list, bundle } = origin;
  const inBundle = bundle === undefined ? '' : `, bundle ${bundle}`;
  if ('builtIn' in origin) return `built-in ${list ?? 'default'}${inBundle}`;
  const inList = list === undefined ? '' : `, ${list}`;
  if ('line' in origin) return `${origin.file}:${origin.line}${inList}${inBundle}`;
  return origin.nameOf === 'file' ? origin.file : origin.file.slice(0, origin.file.lastIndexOf('/') + 1);
}

function rowsOf({ values, takenAway }: ExplainedAccount): Row[] {
  const rows = new Map<string, Row & { readonly words: string[] }>();
  for (const { path, value, origin } of values) {
    const inList = typeof path.at(-1) === 'number';
    const row = { path: pathText(inList ? path.slice(0, -1) : path), origin: originText(origin) };
    const key = JSON.stringify(row);
    const known = rows.get(key);
    const words = inList ? [wordOf(value)] : wordOf(value).split(' ');
    if (known === undefined) rows.set(key, { ...row, words, separator: inList ? ', ' : ' ' });
    else known.words.push(...words);
  }
  const denials = takenAway.map(({ path, value, by }): Row => {
    return { path: pathText(path), words: [`not ${value} (denied)`], separator: ' ', origin: originText(by) };
  });
  return [...rows.values()].flatMap((row, index, all) => [
    row,
    ...(all[index + 1]?.path === row.path ? [] : denials.filter(({ path }) => path === row.path)),
  ]);
}

/** A value on one line. Of lists and maps, only empty ones are values. */
function wordOf(value: ExplainedValue['value']): string {
  if (value === null || typeof value === 'object') return 'none';
  return typeof value === 'string' && value !== '' && !/\p{Cc}/u.test(value) ? value : JSON.stringify(value);
}
