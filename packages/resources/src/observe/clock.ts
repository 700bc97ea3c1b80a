// Time as those who wait for it see it: the machine's, or a test's.
import { setTimeout } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Comes back after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>;
}

export const systemClock: Clock = { now: () => performance.now(), wait: (milliseconds) => setTimeout(milliseconds) };
