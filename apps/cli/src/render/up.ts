// What `up` did, for people: the counts, then what failed or was skipped, why, and how to go on.
import type { ForeseenStep, StackSummary, UpSummary } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';
import { changesText, foreseenText, isNothing, totalChanges } from './changes';
import { count, duration, indented } from './layout';
import type { UpReport } from './upReport';

/** How much is told of each of so many; the JSON document has all of it. */
const MOST = { failures: 20, lines: 6, reasons: 10 } as const;

/**
 * `41 stacks: 39 changed, 2 failed; 1,203 created  12 s`, then what failed, was skipped or refused, and why, and the command
 * that goes on. Of a preview first what would be done, resource by resource.
 */
export function upText(report: UpReport, colors: Colors): string {
  const { summary, preview, inspection, continuation } = report;
  if (summary.refused.length > 0) {
    return [colors.red('refused, nothing was run:'), ...indented(summary.refused)].join('\n');
  }
  return [
    ...(preview ? foreseen(summary, colors) : []),
    ...head(report, colors),
    ...failures(report, colors),
    ...skipped(summary, colors),
    ...(inspection === null ? [] : [`to see what was refused: ${colors.bold(inspection)}`]),
    ...(continuation === null ? [] : [`to go on: ${colors.bold(continuation)}`]),
  ].join('\n');
}

function head({ summary, cost, preview }: UpReport, colors: Colors): string[] {
  const { stacks, interrupted } = summary;
  const took = colors.dim(duration(cost.seconds));
  const number = (status: StackSummary['status']): number => stacks.filter((stack) => stack.status === status).length;
  const stopped = interrupted ? [colors.yellow('interrupted: what ran came to its end, nothing more was begun')] : [];
  if (stacks.length === 0) return [...stopped, `no stack is selected  ${took}`];
  if (number('unchanged') === stacks.length)
    return [
      ...stopped,
      `nothing ${preview ? 'to change' : 'changed'}: ${count(stacks.length, 'stack')} as the files say  ${took}`,
    ];

  const words = {
    changed: preview ? 'would change' : 'changed',
    unchanged: 'unchanged',
    failed: 'failed',
    skipped: 'skipped',
  };
  const counts = (Object.keys(words) as StackSummary['status'][])
    .filter((status) => number(status) > 0)
    .map((status) => `${number(status).toLocaleString('en-US')} ${words[status]}`);
  const total = totalChanges(summary);
  const done = preview
    ? `; ${foreseenText(total)}; nothing was changed`
    : isNothing(total)
      ? ''
      : `; ${changesText(total)}`;
  const peak = colors.dim(`, ${cost.peakMegabytes} MB at most`);
  return [...stopped, `${count(stacks.length, 'stack')}: ${counts.join(', ')}${done}  ${took}${peak}`];
}

function failures({ summary, logOf }: UpReport, colors: Colors): string[] {
  const failed = summary.stacks.filter(({ status }) => status === 'failed');
  const told = failed.slice(0, MOST.failures).flatMap(({ stack, message = '' }) => {
    const [first = '', ...others] = message.split('\n');
    const shown = others.slice(0, MOST.lines - 1);
    const hidden = others.length - shown.length;
    const log = logOf.get(stack);
    const where = log === undefined ? '' : `log: ${log}`;
    const rest = hidden === 0 ? where : `and ${count(hidden, 'more line')}${where === '' ? '' : `, ${where}`}`;
    return [
      `${colors.red('failed')} ${stack}: ${first}`,
      ...indented([...shown, ...(rest === '' ? [] : [colors.dim(rest)])]),
    ];
  });
  const more = failed.length - MOST.failures;
  return more > 0
    ? [...told, `${colors.red('failed')}: ${count(more, 'more stack')}, which \`--format json\` names`]
    : told;
}

/** One line per reason. */
function skipped({ stacks }: UpSummary, colors: Colors): string[] {
  const reasons = new Map<string, string[]>();
  for (const { stack, status, message = '' } of stacks)
    if (status === 'skipped') reasons.set(message, [...(reasons.get(message) ?? []), stack]);
  const groups = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  const told = groups.slice(0, MOST.reasons).map(([reason, names]) => {
    const who =
      names.length === 1
        ? `${colors.yellow('skipped')} ${names[0]}`
        : `${count(names.length, 'stack')} ${colors.yellow('skipped')}`;
    return `${who}: ${reason}`;
  });
  const others = groups.slice(MOST.reasons).flatMap(([, names]) => names);
  return others.length === 0
    ? told
    : [...told, `${count(others.length, 'more stack')} ${colors.yellow('skipped')}: what they need did not succeed`];
}

/** Per stack that would change: what would be done with which resource, and because of which properties. */
function foreseen({ stacks }: UpSummary, colors: Colors): string[] {
  return stacks.flatMap(({ stack, changes, steps = [] }) =>
    steps.length === 0
      ? []
      : [
          `${colors.bold(stack)}  ${foreseenText(changes)}`,
          ...indented(steps.map((step) => stepLine(step, colors))),
          '',
        ],
  );
}

function stepLine({ operation, type, name, properties }: ForeseenStep, colors: Colors): string {
  const paint = { create: colors.green, delete: colors.red, replace: colors.red }[operation as string] ?? colors.yellow;
  const which = properties.length === 0 ? '' : colors.dim(`  ${properties.join(', ')}`);
  return `${paint(operation)} ${type} ${name}${which}`;
}
