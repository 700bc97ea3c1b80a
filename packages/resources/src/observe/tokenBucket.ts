// A token bucket: calls go through at their rate, in the order in which they came, slower for a while after a refusal.
import type { Clock } from './clock';
import type { Rate } from './rates';

/** How much slower it may get than its rate, and by how much each call that is answered brings it back. */
const SLOWEST = 16;
const RECOVERY = 0.9;

export class TokenBucket {
  /** When the bucket will be full again, if nobody asks any more. */
  private full = Number.NEGATIVE_INFINITY;
  /** Of the pause between calls; 1 as long as AWS agrees with the rate. */
  private slowness = 1;

  constructor(
    private readonly rate: Rate,
    private readonly clock: Clock,
  ) {}

  /** Comes back when the next call may be made. */
  async take(): Promise<void> {
    const now = this.clock.now();
    const pause = (1000 / this.rate.perSecond) * this.slowness;
    this.full = Math.max(this.full, now) + pause;
    // Slowed down, it has no burst: AWS has just said that its own bucket is empty.
    const tokens = this.slowness > 1 ? 1 : this.rate.burst;
    const wait = this.full - tokens * pause - now;
    if (wait > 0) await this.clock.wait(wait);
  }

  refused(): void {
    this.slowness = Math.min(SLOWEST, this.slowness * 2);
  }

  answered(): void {
    this.slowness = Math.max(1, this.slowness * RECOVERY);
  }

  /** Whether it may be forgotten: a new one would be the same. */
  isIdle(): boolean {
    return this.slowness === 1 && this.full <= this.clock.now();
  }
}
