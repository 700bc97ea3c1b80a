// A plain line per finished stack, for logs.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { padded, width } from '../render/layout';
import type { Colors } from '../output';
import type { Progress } from './progress';
import { failedText, finishedText, repeatedText, skippedText } from './text';

export interface LineOptions {
  readonly write: (line: string) => void;
  readonly colors: Colors;
  readonly onlyChanges: boolean;
}

/**
 * Progress as lines: `[ 3/41] account.payments-dev  7 created  0.4 s`, the third stack that has ended. What is as the files
 * say is counted and not told; of a second pass only what it changed is.
 */
export function lineProgress({ write, colors, onlyChanges }: LineOptions): Progress {
  let total = 0;
  let ended = 0;
  let columns = 0;

  const line = (stack: string, text: string): void => {
    const place = `[${String(ended).padStart(String(total).length)}/${total}]`;
    write(`${colors.dim(place)} ${padded(stack, columns)}  ${text}`);
  };

  return {
    event(event: UpEvent): void {
      switch (event.kind) {
        case 'selected':
          total = event.stacks.length;
          columns = Math.max(0, ...event.stacks.map(width));
          return;
        case 'stack-added':
          total += 1;
          return;
        case 'stack-current':
          ended += 1;
          return;
        case 'stack-started':
        case 'stack-step':
          return;
        case 'stack-repeated':
          return line(event.stack, repeatedText(event, colors));
        case 'stack-finished': {
          if (event.pass === 1) ended += 1;
          const text = finishedText(event, onlyChanges, colors);
          if (text !== null) line(event.stack, text);
          return;
        }
        case 'stack-failed':
          if (event.pass === 1) ended += 1;
          return line(event.stack, failedText(event, colors));
        case 'stack-skipped':
          ended += 1;
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
