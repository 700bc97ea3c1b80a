// A plain line per finished stack, for logs.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { padded, width } from '../render/layout';
import type { Colors } from '../output';
import type { Progress } from './progress';
import { failedText, finishedText, skippedText } from './text';

export interface LineOptions {
  readonly write: (line: string) => void;
  readonly colors: Colors;
  readonly onlyChanges: boolean;
}

/** Progress as lines: `[ 3/41] account.payments-dev  7 created  0.4 s`. Of a second pass only what it changed is told. */
export function lineProgress(stacks: readonly string[], { write, colors, onlyChanges }: LineOptions): Progress {
  const columns = Math.max(0, ...stacks.map(width));
  const places = new Map(stacks.map((stack, index) => [stack, index + 1]));

  const line = (stack: string, text: string): void => {
    const total = String(stacks.length);
    const place = `[${String(places.get(stack) ?? 0).padStart(total.length)}/${total}]`;
    write(`${colors.dim(place)} ${padded(stack, columns)}  ${text}`);
  };

  return {
    event(event: UpEvent): void {
      switch (event.kind) {
        case 'stack-started':
        case 'stack-step':
          return;
        case 'stack-finished': {
          const text = finishedText(event, onlyChanges, colors);
          if (text !== null) line(event.stack, text);
          return;
        }
        case 'stack-failed':
          return line(event.stack, failedText(event, colors));
        case 'stack-skipped':
          return line(event.stack, skippedText(event, colors));
        default:
          return unreachable(event);
      }
    },
    finish: () => Promise.resolve(),
  };
}

function unreachable(event: never): never {
  throw new TypeError(`no line for ${JSON.stringify(event)}`);
}
