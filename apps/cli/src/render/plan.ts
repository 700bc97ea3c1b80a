// The plan of a pull request as text: per stack what changes, then what would run and whether it may.
import type { Action, Change, PlanDocument, Quota } from '@microaccounts/landing-zone';
import { printable } from '@microaccounts/resources';
import type { Colors, Page } from '../output';
import { diagnosticsText, type Findings } from './diagnostics';
import { count, duration, indented, table } from './layout';
import { changeLines } from './planChange';

/** The whole plan of the estate `head` for people. References are written `${address.attribute}`. */
export function planText(plan: PlanDocument, head: Omit<Findings, 'diagnostics'>, page: Page): string {
  const { colors } = page;
  const { base, stacks, diagnostics, estimate } = plan;
  const groups = [...byStack(plan)].flatMap(([stack, changes]) => [
    '',
    colors.bold(stack),
    ...changes.flatMap((change) => indented(changeLines(change, colors))),
  ]);
  return [
    `${colors.dim('from')} ${printable(base)} ${colors.dim('to')} ${printable(plan.head)}: ${summary(plan)}`,
    ...groups,
    ...(stacks.length === 0
      ? []
      : [
          '',
          `stacks to run: ${stacks.join(', ')}`,
          `about ${duration(estimate.seconds)}: ${estimate.because.join('; ')}`,
        ]),
    ...quotaLines(plan.quotas, colors),
    ...(diagnostics.length === 0 ? [] : ['', diagnosticsText({ ...head, diagnostics }, page)]),
    '',
    verdict(plan, colors),
  ].join('\n');
}

function byStack({ changes, stacks }: PlanDocument): Map<string, Change[]> {
  const groups = new Map<string, Change[]>(stacks.map((stack) => [stack, []]));
  for (const change of changes) groups.get(change.stack)?.push(change);
  return groups;
}

function summary({ changes, quotas }: PlanDocument): string {
  // Where nothing was compared, there are no quotas either.
  if (changes.length === 0) return quotas.length > 0 ? 'no changes' : 'not compared';
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

function quotaLines(quotas: readonly Quota[], colors: Colors): string[] {
  const moved = quotas.filter(({ used, after }) => used !== after);
  if (moved.length === 0) return [];
  const rows = moved.map(({ limit, used, after, of }) => {
    const text = `${used.toLocaleString('en-US')} → ${after.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
    return [limit, after > of ? colors.red(text) : text];
  });
  return ['', 'quotas of AWS:', ...indented(table(rows))];
}

function verdict({ applicable, changes, stacks, approvers, diagnostics }: PlanDocument, colors: Colors): string {
  if (!applicable) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    return colors.red(`not applicable: ${count(errors, 'error')} above`);
  }
  const broadening = changes.filter(({ broadens }) => broadens).length;
  const approval = approvers.length === 0 ? '' : `, to be approved by ${approvers.map(printable).join(', ')}`;
  const warning =
    broadening === 0
      ? ''
      : `; ${count(broadening, 'change')} ${broadening === 1 ? 'broadens' : 'broaden'} access${approval}`;
  return (
    colors.green(changes.length === 0 ? 'nothing to do' : `applicable: ${count(stacks.length, 'stack')} to run`) +
    warning
  );
}
