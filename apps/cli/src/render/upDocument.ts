// What `up` did, for programs: the document of `--format json`, and the lines of `--json` while it runs.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import type { UpReport } from './upReport';

/** The document of `up --format json`. Of a preview `changed` stacks are those that would change. */
export function upDocument({ summary, cost, preview, continuation, logs, logOf }: UpReport): object {
  return {
    formatVersion: 1,
    preview,
    selected: summary.selected,
    refused: summary.refused,
    interrupted: summary.interrupted,
    stacks: summary.stacks.map(({ stack, status, changes, seconds, message, refused, steps }) => ({
      ...{ stack, status, changes, seconds: rounded(seconds) },
      ...(message === undefined ? {} : { message }),
      ...(refused === undefined ? {} : { refused }),
      ...(logOf.has(stack) ? { log: logOf.get(stack) } : {}),
      ...(steps === undefined ? {} : { steps }),
    })),
    continue: continuation,
    logs,
    seconds: rounded(cost.seconds),
    peakMegabytes: cost.peakMegabytes,
  };
}

/** The last line of `up --json`: the keys of the document. */
export function summaryEvent(report: UpReport): object {
  return { event: 'summary', ...upDocument(report) };
}

/** A line of `up --json`; the first has the version of the format. */
export function upEvent(event: UpEvent, preview: boolean): object {
  switch (event.kind) {
    case 'selected':
      return { event: event.kind, formatVersion: 1, preview, stacks: event.stacks };
    case 'stack-step': {
      const { operation, type, name, urn, properties } = event.step;
      return { event: event.kind, stack: event.stack, operation, type, name, urn, properties };
    }
    case 'stack-finished':
    case 'stack-repeated': {
      const { kind, seconds, ...rest } = event;
      return { event: kind, ...rest, seconds: rounded(seconds) };
    }
    case 'stack-current':
    case 'stack-added':
    case 'stack-started':
    case 'stack-failed':
    case 'stack-skipped': {
      const { kind, ...rest } = event;
      return { event: kind, ...rest };
    }
    default:
      return unreachable(event);
  }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function unreachable(event: never): never {
  throw new TypeError(`no line for ${JSON.stringify(event)}`);
}
