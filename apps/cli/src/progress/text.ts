// What is said of a stack while it runs and when it has ended.
import type { Step, UpEvent } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';
import { changesText, foreseenText, isNothing } from '../render/changes';
import { duration } from '../render/layout';

type Event<Kind extends UpEvent['kind']> = Extract<UpEvent, { kind: Kind }>;

/** Which ends of stacks are told, and how. */
export interface Telling {
  readonly colors: Colors;
  /** Not those that did not change. */
  readonly onlyChanges: boolean;
  /** Nothing is done, only foreseen. */
  readonly preview: boolean;
}

/**
 * `7 created  0.4 s`; null if there is nothing to say: with `onlyChanges` of a stack that did not change, and always of
 * one from which the second pass, which removes what nothing uses any more, removed nothing.
 */
export function finishedText(
  { changes, seconds, pass }: Event<'stack-finished'>,
  { colors, onlyChanges, preview }: Telling,
): string | null {
  const unchanged = isNothing(changes);
  if ((pass === 2 || onlyChanges) && unchanged) return null;
  const text = preview ? foreseenText(changes) : changesText(changes);
  const done = unchanged ? colors.dim(text) : colors.green(text);
  return `${done}${pass === 2 ? ' in the second pass' : ''}  ${colors.dim(duration(seconds))}`;
}

/** `failed: ` and the first line of why; the summary has more of it. */
export function failedText({ message }: Event<'stack-failed'>, colors: Colors): string {
  return `${colors.red('failed')}: ${firstLine(message)}`;
}

export function skippedText({ message }: Event<'stack-skipped'>, colors: Colors): string {
  return `${colors.yellow('skipped')}: ${message}`;
}

/** `again in 3 s: ` and the first line of why. */
export function repeatedText({ message, seconds }: Event<'stack-repeated'>): string {
  return `again in ${duration(seconds)}: ${firstLine(message)}`;
}

/** `create Role payments-dev-Developer`. */
export function stepText({ operation, type, name }: Step): string {
  return `${operation} ${type.split(':').at(-1) ?? type} ${name}`;
}

/** `less than a minute left`, `about 6 min left`, `about 2 h 10 min left`; empty for null. */
export function leftText(seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return 'less than a minute left';
  return minutes < 60 ? `about ${minutes} min left` : `about ${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
