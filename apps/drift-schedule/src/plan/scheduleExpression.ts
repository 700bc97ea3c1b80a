// When EventBridge Scheduler starts a run: the grammar of its recurring expressions.

/** One field of a cron expression: the numbers it takes, names for them, and the signs that only it knows. */
interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  readonly signs?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** EventBridge Scheduler User Guide, "Schedule types in EventBridge Scheduler", "Cron-based schedules". */
const FIELDS: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31, signs: /^(\?|L|([1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  {
    name: 'day of week',
    from: 1,
    to: 7,
    names: DAYS,
    signs: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/i,
  },
  { name: 'year', from: 1970, to: 2199 },
];

/**
 * Why EventBridge Scheduler would not take `text` as an expression that recurs, as the rest of a sentence that begins with
 * it; null if it would.
 */
export function scheduleProblem(text: string): string | null {
  const rate = /^rate\((\d+) (\w+)\)$/.exec(text);
  if (rate !== null) return rateProblem(Number(rate[1]), rate[2] ?? '');
  const cron = /^cron\((.*)\)$/.exec(text);
  if (cron === null) return 'an expression such as `rate(4 hours)` or `cron(17 1/4 * * ? *)`';
  const fields = (cron[1] ?? '').split(' ');
  if (fields.length !== FIELDS.length)
    return 'a `cron` of six fields: minutes, hours, day of month, month, day of week, year';
  const [, , dayOfMonth, , dayOfWeek] = fields;
  const wrong = FIELDS.find((field, index) => !takes(field, fields[index] ?? ''));
  if (wrong !== undefined) return `a \`cron\` that Scheduler takes, by its field for the ${wrong.name}`;
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    return 'a `cron` with `?` for exactly one of day of month and day of week';
  return null;
}

/** Whether the time zone is one of the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

function rateProblem(value: number, unit: string): string | null {
  if (value < 1) return 'a rate of at least 1';
  return /^(minute|hour|day)s?$/.test(unit) ? null : 'a rate in `minutes`, `hours` or `days`';
}

function takes(field: Field, text: string): boolean {
  if (field.signs?.test(text) === true) return true;
  return text.split(',').every((one) => takesItem(field, one));
}

/** `*`, `5`, `MON-FRI`, `1/4`, `*`/15. */
function takesItem(field: Field, text: string): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const ends = range.split('-').map((end) => numberOf(field, end));
  const [first = NaN, last = first] = ends;
  return ends.length <= 2 && ends.every((end) => end >= field.from && end <= field.to) && first <= last;
}

function numberOf({ from, names = [] }: Field, text: string): number {
  const index = names.indexOf(text.toUpperCase());
  if (index >= 0) return index + from;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}
