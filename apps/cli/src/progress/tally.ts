// How far an `up` has come: what has ended, what runs, and how long the rest will take.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { isNothing } from '../render/changes';
import { repeatedText, stepText } from './text';

/** A stack that runs. */
export interface RunningStack {
  readonly stack: string;
  readonly pass: 1 | 2;
  /** What is being done with it right now; empty before anything is. */
  readonly doing: string;
  /** When it began, as `now` counts. */
  readonly since: number;
}

export class Tally {
  total = 0;
  changed = 0;
  failed = 0;
  skipped = 0;
  private current = 0;
  /** Stacks that ran in the first pass, to a good end or a bad one, and the seconds that they took together. */
  private ran = 0;
  private seconds = 0;
  private readonly runs = new Map<string, RunningStack>();
  private readonly changedStacks = new Set<string>();

  constructor(
    /** How many stacks run at once. */
    private readonly parallel: number,
    /** Monotonic milliseconds. */
    readonly now: () => number,
  ) {}

  /** Those that run, the longest first. */
  get running(): RunningStack[] {
    return [...this.runs.values()];
  }

  /** Stacks that have come to their end, one way or another. */
  get ended(): number {
    return this.ran + this.current + this.skipped;
  }

  add(event: UpEvent): void {
    switch (event.kind) {
      case 'selected':
        this.total = event.stacks.length;
        return;
      case 'stack-added':
        this.total += 1;
        return;
      case 'stack-current':
        this.current += 1;
        return;
      case 'stack-started':
        this.runs.set(event.stack, { stack: event.stack, pass: event.pass, doing: '', since: this.now() });
        return;
      case 'stack-step':
        return this.say(event.stack, stepText(event.step));
      case 'stack-repeated':
        return this.say(event.stack, repeatedText(event));
      case 'stack-finished':
        if (!isNothing(event.changes)) this.changedStacks.add(event.stack);
        this.changed = this.changedStacks.size;
        return this.end(event.stack, event.pass, event.seconds);
      case 'stack-failed':
        this.failed += 1;
        return this.end(event.stack, event.pass, null);
      case 'stack-skipped':
        this.skipped += 1;
        return;
      default:
        return unreachable(event);
    }
  }

  /**
   * The seconds until the last stack ends, if the share of those that have to run and the time that each takes stay what they
   * were so far; null as long as none has run, and when nothing is left.
   */
  secondsLeft(): number | null {
    const running = this.running.filter(({ pass }) => pass === 1);
    const waiting = this.total - this.ended - running.length;
    if (this.ran === 0 || waiting + running.length <= 0) return null;
    const mean = this.seconds / this.ran;
    const share = this.ran / (this.ran + this.current);
    const begun = running.map(({ since }) => Math.max(0, mean - (this.now() - since) / 1000));
    const work = waiting * share * mean + begun.reduce((sum, seconds) => sum + seconds, 0);
    return work / Math.min(this.parallel, waiting + running.length);
  }

  private say(stack: string, doing: string): void {
    const run = this.runs.get(stack);
    if (run !== undefined) this.runs.set(stack, { ...run, doing });
  }

  private end(stack: string, pass: 1 | 2, seconds: number | null): void {
    const since = this.runs.get(stack)?.since ?? this.now();
    this.runs.delete(stack);
    if (pass === 2) return;
    this.ran += 1;
    this.seconds += seconds ?? (this.now() - since) / 1000;
  }
}

function unreachable(event: never): never {
  throw new TypeError(`no count for ${JSON.stringify(event)}`);
}
