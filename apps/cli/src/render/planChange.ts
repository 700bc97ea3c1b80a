// One change of a plan as lines of text.
import { printable } from '@microaccounts/resources';
import type { Action, Change } from '@microaccounts/landing-zone';
import type { Colors } from '../output';
import { indented, shortened } from './layout';
import { differences, valueText, type Difference } from './value';

const SIGNS: { readonly [action in Action]: string } = { create: '+', update: '~', replace: '±', delete: '-' };

/** What changes, why and where that is written, whether it widens access; below it, what is another value. */
export function changeLines(change: Change, colors: Colors): string[] {
  const { action, kind, address, before, after, broadens, reason, subject, origin } = change;
  const paint = { create: colors.green, update: colors.yellow, replace: colors.magenta, delete: colors.red }[action];
  const mark = broadens ? `  ${colors.red('broadens access')}` : '';
  const why = colors.dim(
    `(${reason}${subject === null ? '' : ` ${printable(subject)}`}, ${printable(origin.file)}:${origin.line})`,
  );
  const head = `${paint(SIGNS[action])} ${kind}  ${printable(address)}  ${why}${mark}`;
  // Its name is a digest: words say what it is.
  const description = kind === 'scp' ? (after ?? before)?.['description'] : undefined;
  const words = description === undefined ? [] : [colors.dim(shortened(valueText(description), 100))];
  const changed = before === null || after === null ? [] : differences(before, after);
  return [head, ...indented([...words, ...changed.map((difference) => differenceLine(difference, colors))], 4)];
}

/** `path: before → after`, or with a sign in front where something was added or taken away. */
function differenceLine({ path, before, after }: Difference, colors: Colors): string {
  if (before === undefined) return `${colors.green('+')} ${path}: ${valueText(after)}`;
  if (after === undefined) return `${colors.red('-')} ${path}: ${valueText(before)}`;
  return `${path}: ${valueText(before)} ${colors.dim('→')} ${valueText(after)}`;
}
