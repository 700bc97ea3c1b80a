// What is said of a stack while it runs and when it has ended.
import type { Step, UpEvent } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';
import { duration } from '../render/layout';
import { changesText } from '../render/up';

type Event<Kind extends UpEvent['kind']> = Extract<UpEvent, { kind: Kind }>;

/**
 * `7 created  0.4 s`; null if there is nothing to say: with `onlyChanges` of a stack that did not change, and always of
 * one from which the second pass, which removes what nothing uses any more, removed nothing.
 */
export function finishedText(
  { changes, seconds, pass }: Event<'stack-finished'>,
  onlyChanges: boolean,
  colors: Colors,
): string | null {
  const text = changesText(changes);
  const unchanged = text === 'unchanged';
  if ((pass === 2 || onlyChanges) && unchanged) return null;
  const done = unchanged ? colors.dim(text) : colors.green(text);
  return `${done}${pass === 2 ? ' in the second pass' : ''}  ${colors.dim(duration(seconds))}`;
}

/** `failed: ` and the first line of why; the summary has the rest. */
export function failedText({ message }: Event<'stack-failed'>, colors: Colors): string {
  return `${colors.red('failed')}: ${message.split('\n', 1)[0] ?? ''}`;
}

export function skippedText({ message }: Event<'stack-skipped'>, colors: Colors): string {
  return `${colors.yellow('skipped')}: ${message}`;
}

/** `again in 3 s: ` and the first line of why. */
export function repeatedText({ message, seconds }: Event<'stack-repeated'>, colors: Colors): string {
  return `${colors.yellow(`again in ${duration(seconds)}`)}: ${message.split('\n', 1)[0] ?? ''}`;
}

/** `create aws:iam/role:Role payments-dev-Developer`. */
export function stepText({ operation, type, name }: Step): string {
  return `${operation} ${type} ${name}`;
}
