// What `up` did, stack by stack: the line of a stack, the summary for people and the document for programs.
import type { Changes, Operation, StackSummary, UpSummary } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';
import { count, duration } from './layout';

/** What an `up` took. */
export interface Cost {
  /** Wall clock. */
  readonly seconds: number;
  /** The most memory that this process held at once, in MB of 2^20 bytes. */
  readonly peakMegabytes: number;
}

const DONE: { readonly [operation in Exclude<Operation, 'same'>]: string } = {
  create: 'created',
  import: 'imported',
  update: 'updated',
  replace: 'replaced',
  delete: 'deleted',
};

/** `7 created, 1 updated`; `unchanged` if nothing but `same`. */
export function changesText(changes: Partial<Changes>): string {
  if (isNothing(changes)) return 'unchanged';
  const parts = Object.entries(DONE).flatMap(([operation, done]) => {
    const number = changes[operation as Operation] ?? 0;
    return number === 0 ? [] : [`${number.toLocaleString('en-US')} ${done}`];
  });
  return parts.join(', ');
}

function isNothing(changes: Partial<Changes>): boolean {
  return Object.entries(changes).every(([operation, number]) => operation === 'same' || number === 0);
}

/** `41 stacks: 39 changed, 2 unchanged; 1,203 created  12 s`, then what failed, was skipped or refused, and why. */
export function upText(summary: UpSummary, { seconds, peakMegabytes }: Cost, colors: Colors): string {
  if (summary.refused.length > 0) {
    return [colors.red('refused, nothing was run:'), ...summary.refused.map((reason) => `  ${reason}`)].join('\n');
  }
  const of = (status: StackSummary['status']): StackSummary[] =>
    summary.stacks.filter((stack) => stack.status === status);
  const counts = (['changed', 'unchanged', 'failed', 'skipped'] as const)
    .map((status) => ({ status, number: of(status).length }))
    .filter(({ number }) => number > 0)
    .map(({ status, number }) => `${number} ${status}`);
  const done = totalChanges(summary);
  const total = isNothing(done) ? '' : `; ${changesText(done)}`;
  const problems = [...of('failed'), ...of('skipped')].map(({ stack, status, message }) => {
    const paint = status === 'failed' ? colors.red : colors.yellow;
    return `${paint(status)} ${stack}${message === undefined ? '' : `: ${message}`}`;
  });
  const head = `${count(summary.stacks.length, 'stack')}: ${counts.join(', ')}`;
  return [`${head}${total}  ${colors.dim(`${duration(seconds)}, ${peakMegabytes} MB at most`)}`, ...problems].join(
    '\n',
  );
}

/** The document of `up --format json`. */
export function upDocument(summary: UpSummary, { seconds, peakMegabytes }: Cost): object {
  return {
    formatVersion: 1,
    refused: summary.refused,
    stacks: summary.stacks.map(({ stack, status, changes, seconds: took, message }) => ({
      stack,
      status,
      changes,
      seconds: rounded(took),
      ...(message === undefined ? {} : { message }),
    })),
    seconds: rounded(seconds),
    peakMegabytes,
  };
}

/** The changes of all stacks together. */
export function totalChanges({ stacks }: UpSummary): Partial<Changes> {
  const total: Partial<Record<Operation, number>> = {};
  for (const { changes } of stacks) {
    for (const [operation, number] of Object.entries(changes) as [Operation, number][]) {
      total[operation] = (total[operation] ?? 0) + number;
    }
  }
  return total;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
