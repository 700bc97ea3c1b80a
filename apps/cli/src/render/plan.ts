// The plan of a pull request as text: per stack what changes, then what would run and whether it may.
import type { Action, Change, PlanDocument, Quota } from '@microaccounts/landing-zone';
import type { Colors, Page } from '../output';
import { diagnosticsText, type Findings } from './diagnostics';
import { count, indented, shortened, table } from './layout';
import { differences, valueText, type Difference } from './value';

const SIGNS: { readonly [action in Action]: string } = { create: '+', update: '~', replace: '±', delete: '-' };

/** The whole plan of the estate `head` for people. References are written `${address.attribute}`. */
export function planText(plan: PlanDocument, head: Omit<Findings, 'diagnostics'>, page: Page): string {
  const { colors } = page;
  const { base, changes, stacks, diagnostics } = plan;
  const groups = stacks.flatMap((stack) => [
    '',
    colors.bold(stack),
    ...changes.filter((change) => change.stack === stack).flatMap((change) => changeLines(change, colors)),
  ]);
  return [
    `${colors.dim('from')} ${base} ${colors.dim('to')} ${plan.head}: ${summary(plan)}`,
    ...groups,
    ...(stacks.length === 0 ? [] : ['', `stacks to run: ${stacks.join(', ')}`]),
    ...quotaLines(plan.quotas, colors),
    ...(diagnostics.length === 0 ? [] : ['', diagnosticsText({ ...head, diagnostics }, page)]),
    '',
    verdict(plan, colors),
  ].join('\n');
}

function summary({ changes, applicable }: PlanDocument): string {
  // Changes are only looked for in an estate without errors.
  if (changes.length === 0) return applicable ? 'no changes' : 'not compared';
  const of = (action: Action): number => changes.filter((change) => change.action === action).length;
  const parts = [
    [of('create'), 'to create'],
    [of('update'), 'to update'],
    [of('replace'), 'to replace'],
    [of('delete'), 'to delete'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number.toLocaleString('en-US')} ${what}`)
    .join(', ');
}

function changeLines({ action, kind, address, before, after, broadens, reason }: Change, colors: Colors): string[] {
  const paint = { create: colors.green, update: colors.yellow, replace: colors.magenta, delete: colors.red }[action];
  const mark = broadens ? `  ${colors.red('broadens access')}` : '';
  const head = `${paint(SIGNS[action])} ${kind}  ${address}  ${colors.dim(`(${reason})`)}${mark}`;
  // Its name is a digest: words say what it is.
  const description = kind === 'scp' ? (after ?? before)?.['description'] : undefined;
  const words = description === undefined ? [] : [colors.dim(shortened(valueText(description), 100))];
  const changed = before === null || after === null ? [] : differences(before, after);
  const below = [...words, ...changed.map((difference) => differenceLine(difference, colors))];
  return indented([head, ...indented(below, 4)]);
}

/** `path: before → after`, or with a sign in front where something was added or taken away. */
function differenceLine({ path, before, after }: Difference, colors: Colors): string {
  if (before === undefined) return `${colors.green('+')} ${path}: ${valueText(after)}`;
  if (after === undefined) return `${colors.red('-')} ${path}: ${valueText(before)}`;
  return `${path}: ${valueText(before)} ${colors.dim('→')} ${valueText(after)}`;
}

function quotaLines(quotas: readonly Quota[], colors: Colors): string[] {
  const moved = quotas.filter(({ used, after }) => used !== after);
  if (moved.length === 0) return [];
  const rows = moved.map(({ limit, used, after, of }) => {
    const text = `${used.toLocaleString('en-US')} → ${after.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
    return [limit, after > of ? colors.red(text) : text];
  });
  return ['', 'quotas of AWS:', ...indented(table(rows))];
}

function verdict({ applicable, changes, stacks, diagnostics }: PlanDocument, colors: Colors): string {
  if (!applicable) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    return colors.red(`not applicable: ${count(errors, 'error')} above`);
  }
  const broadening = changes.filter(({ broadens }) => broadens).length;
  const warning =
    broadening === 0 ? '' : `; ${count(broadening, 'change')} ${broadening === 1 ? 'broadens' : 'broaden'} access`;
  return (
    colors.green(changes.length === 0 ? 'nothing to do' : `applicable: ${count(stacks.length, 'stack')} to run`) +
    warning
  );
}
