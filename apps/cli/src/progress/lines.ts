// A plain line per finished stack, and from time to time one about what runs, for logs.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { count, duration, padded, width } from '../render/layout';
import { Endings } from './endings';
import type { Progress } from './progress';
import { Tally } from './tally';
import { leftText, repeatedText, type Telling } from './text';

/** How often it is told what runs, in milliseconds. */
export const REPORT_MILLISECONDS = 30_000;

/** How many of those that run are named. */
const NAMED = 5;

export interface LineOptions extends Telling {
  readonly write: (line: string) => void;
  /** How many stacks run at once. */
  readonly parallel: number;
}

/**
 * Progress as lines: `[ 3/41] account.payments-dev  7 created  0.4 s`, the third stack that has ended. What is as the files
 * say is counted and not told; of a second pass only what it changed is.
 */
export function lineProgress({ write, parallel, ...telling }: LineOptions): Progress {
  const { colors } = telling;
  const tally = new Tally(parallel, () => performance.now());
  const endings = new Endings(telling);
  let columns = 0;
  let report: NodeJS.Timeout | undefined;

  const line = ({ stack, text }: { stack: string; text: string }): void => {
    const place = `[${String(tally.ended).padStart(String(tally.total).length)}/${tally.total}]`;
    write(`${colors.dim(place)} ${stack === '' ? '' : `${padded(stack, columns)}  `}${text}`);
  };

  return {
    event(event: UpEvent): void {
      // The rest of what was skipped before belongs before it, with the count of then.
      const told = endings.of(event);
      const [own, before] = [told.filter(({ stack }) => stack !== ''), told.filter(({ stack }) => stack === '')];
      before.forEach(line);
      tally.add(event);
      own.forEach(line);
      if (event.kind === 'stack-repeated') line({ stack: event.stack, text: colors.yellow(repeatedText(event)) });
      if (event.kind !== 'selected') return;
      columns = Math.max(0, ...event.stacks.map(width));
      report = setInterval(() => {
        if (tally.running.length > 0) line({ stack: '', text: colors.dim(runningText(tally)) });
      }, REPORT_MILLISECONDS).unref();
    },
    note: write,
    finish(): Promise<void> {
      clearInterval(report);
      endings.rest().forEach(line);
      return Promise.resolve();
    },
  };
}

/** `2 running: account.a 41 s, baseline.b 3 s; about 4 min left`. */
function runningText(tally: Tally): string {
  const named = tally.running
    .slice(0, NAMED)
    .map(({ stack, since }) => `${stack} ${duration((tally.now() - since) / 1000)}`);
  const more = tally.running.length - named.length;
  const left = leftText(tally.secondsLeft());
  const names = [...named, ...(more > 0 ? [`${count(more, 'other')}`] : [])].join(', ');
  return `${tally.running.length} running: ${names}${left === '' ? '' : `; ${left}`}`;
}
