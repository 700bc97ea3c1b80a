// What of an `up` is drawn in place on a terminal: a line per running stack, and one about all of it.
import type { Colors } from '../output';
import { count, duration, padded, shortened } from '../render/layout';
import type { RunningStack, Tally } from './tally';
import { leftText } from './text';

/** Drawn one after the other, so that something moves ("dots" of cli-spinners). */
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export interface FrameOptions {
  readonly colors: Colors;
  readonly preview: boolean;
  /** Of the terminal. */
  readonly columns: number;
  readonly rows: number;
  /** How many frames were drawn before. */
  readonly number: number;
}

/** The lines of a frame: each fits into a row of the terminal, all of them into its height, with a row to spare. */
export function frame(tally: Tally, options: FrameOptions): string[] {
  const { colors, columns, rows } = options;
  const room = Math.max(0, rows - 2);
  const { running } = tally;
  // One of them is needed for those that have none.
  const shown = running.length > room ? running.slice(0, Math.max(0, room - 1)) : running;
  const more = running.length - shown.length;
  return [
    ...shown.map((run) => runningLine(run, tally.now(), options, Math.max(...shown.map(({ stack }) => stack.length)))),
    ...(more > 0 && room > 0 ? [colors.dim(shortened(`  and ${more} more`, columns - 1))] : []),
    statusLine(tally, options),
  ];
}

/** `⠋ account.payments-dev  create aws:iam/role:Role Developer  12 s`. */
function runningLine(
  { stack, pass, doing, since }: RunningStack,
  now: number,
  { colors, columns, number }: FrameOptions,
  widest: number,
): string {
  const spinner = SPINNER[number % SPINNER.length] ?? '';
  const seconds = elapsed(Math.floor((now - since) / 1000));
  const what = doing === '' && pass === 2 ? 'second pass' : doing;
  // The last column stays free: a terminal may wrap what reaches it.
  const left = columns - 1 - spinner.length - 1;
  const name = shortened(padded(stack, widest), Math.max(1, left));
  const room = left - name.length - seconds.length - 4;
  const details = [room < 8 ? '' : shortened(what, room), seconds].filter((text) => text !== '').join('  ');
  return room < 0
    ? `${colors.cyan(spinner)} ${name}`
    : `${colors.cyan(spinner)} ${name}  ${colors.dim(details)}`.trimEnd();
}

/** Nothing below a second, where it would only flicker; whole seconds from there on. */
function elapsed(seconds: number): string {
  return seconds < 1 ? '' : duration(seconds);
}

/** `412/1,840 stacks, 40 changed, 1 failed, 900 skipped, 4 running, about 6 min left`. */
function statusLine(tally: Tally, { preview, colors, columns }: FrameOptions): string {
  const { total, ended, changed, failed, skipped, running } = tally;
  const number = (many: number, what: string): string[] =>
    many === 0 ? [] : [`${many.toLocaleString('en-US')} ${what}`];
  const left = leftText(tally.secondsLeft());
  const parts = [
    `${ended.toLocaleString('en-US')}/${count(total, 'stack')}`,
    ...number(changed, preview ? 'would change' : 'changed'),
    ...number(failed, 'failed'),
    ...number(skipped, 'skipped'),
    ...number(running.length, 'running'),
    ...(left === '' ? [] : [left]),
  ];
  return colors.bold(shortened(parts.join(', '), columns - 1));
}
