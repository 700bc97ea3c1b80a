// In which order and how many at once: stacks after those that they need, ring after ring.
import type { Stack } from '../plan/landingZone';

export type Outcome = 'done' | 'failed' | 'skipped';

export interface ScheduledStack {
  readonly stack: Stack;
  readonly ring: number;
  /** Those of its needs that must have come to their end before it begins. */
  readonly needs: readonly string[];
  /** Whether it makes an account: of these only a few run at once. */
  readonly vends: boolean;
  /** Why it cannot run at all, whatever else ends well. */
  readonly obstacle?: string | undefined;
}

export interface ScheduleOptions {
  /** How many stacks run at once. */
  readonly parallel: number;
  /** Runs a stack to its end; never rejects. May add stacks to the schedule. */
  readonly run: (stack: Stack) => Promise<Outcome>;
  readonly skip: (stack: Stack, reason: string) => void;
  /** Ends the schedule early: what has not begun is skipped. */
  readonly signal?: AbortSignal;
}

/** AWS creates five accounts of an organization at a time ("Quotas for AWS Organizations", concurrent account creations). */
const MOST_CREATIONS = 5;

/** Stacks that wait, run and have ended. A stack that ends badly stops what needs it and the rings after its own. */
export class Schedule {
  private readonly waiting = new Map<string, ScheduledStack>();
  private readonly running = new Map<string, ScheduledStack>();
  private readonly ended = new Map<string, Outcome>();
  private readonly broken = new Set<number>();
  /** How many stacks of each ring have not ended. */
  private readonly open = new Map<number, number>();
  /** Whether something happened that may keep a waiting stack from running at all. */
  private isDisturbed = false;
  /** Why stacks were skipped. */
  private readonly reasons = new Map<string, string>();

  constructor(private readonly options: ScheduleOptions) {}

  /** Adds a stack that has not been there yet; false if it has. */
  add(scheduled: ScheduledStack): boolean {
    const { name } = scheduled.stack;
    if (this.waiting.has(name) || this.running.has(name) || this.ended.has(name)) return false;
    this.waiting.set(name, scheduled);
    this.open.set(scheduled.ring, (this.open.get(scheduled.ring) ?? 0) + 1);
    this.isDisturbed = true;
    return true;
  }

  /** Resolves when every stack has ended. */
  async run(): Promise<void> {
    const runs = new Set<Promise<void>>();
    for (;;) {
      this.settle();
      for (const scheduled of this.next()) {
        const run: Promise<void> = this.one(scheduled).finally(() => runs.delete(run));
        runs.add(run);
      }
      if (runs.size === 0) return;
      await Promise.race(runs);
    }
  }

  private async one(scheduled: ScheduledStack): Promise<void> {
    const { name } = scheduled.stack;
    this.waiting.delete(name);
    this.running.set(name, scheduled);
    const outcome = await this.options.run(scheduled.stack);
    this.running.delete(name);
    this.end(scheduled, outcome);
  }

  /** Skips whatever cannot run any more, until nothing more follows from that. */
  private settle(): void {
    while (this.isDisturbed || this.options.signal?.aborted === true) {
      this.isDisturbed = false;
      const before = this.waiting.size;
      for (const scheduled of [...this.waiting.values()]) {
        const reason = this.obstacle(scheduled);
        if (reason === null) continue;
        this.waiting.delete(scheduled.stack.name);
        this.reasons.set(scheduled.stack.name, reason);
        this.options.skip(scheduled.stack, reason);
        this.end(scheduled, 'skipped');
      }
      if (this.waiting.size === before) return;
    }
  }

  private obstacle({ needs, ring, obstacle }: ScheduledStack): string | null {
    if (this.options.signal?.aborted === true) return 'the run was interrupted';
    if (obstacle !== undefined) return obstacle;
    const need = needs.find((name) => this.ended.has(name) && this.ended.get(name) !== 'done');
    // What was skipped itself passes on why: one reason then stands for all that follows from one failure.
    if (need !== undefined) return this.reasons.get(need) ?? `it needs \`${need}\`, which did not succeed`;
    const before = [...this.broken].find((broken) => broken < ring);
    return before === undefined ? null : `ring ${before} did not succeed`;
  }

  private end({ stack, ring }: ScheduledStack, outcome: Outcome): void {
    this.ended.set(stack.name, outcome);
    const left = (this.open.get(ring) ?? 0) - 1;
    if (left > 0) this.open.set(ring, left);
    else this.open.delete(ring);
    if (outcome === 'done') return;
    this.isDisturbed = true;
    // What accounts share stops those that need it, not a ring.
    if (ring >= 0) this.broken.add(ring);
  }

  /** The stacks that may begin now. */
  private next(): ScheduledStack[] {
    const ring = Math.min(...this.open.keys());
    let free = this.options.parallel - this.running.size;
    if (free <= 0) return [];
    let creations = [...this.running.values()].filter(({ vends }) => vends).length;
    const chosen: ScheduledStack[] = [];
    for (const scheduled of this.waiting.values()) {
      if (scheduled.ring !== ring || scheduled.needs.some((need) => this.waiting.has(need) || this.running.has(need)))
        continue;
      if (scheduled.vends && creations === MOST_CREATIONS) continue;
      if (scheduled.vends) creations += 1;
      chosen.push(scheduled);
      free -= 1;
      if (free === 0) break;
    }
    return chosen;
  }
}
