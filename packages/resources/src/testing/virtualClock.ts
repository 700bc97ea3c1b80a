// A clock whose hours take no time: it moves on to the next who waits as soon as nobody has anything else to do.
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../observe';

interface Waiting {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that begins at 0 milliseconds. What runs beside it must be answered without real waiting. */
export function virtualClock(): Clock {
  let now = 0;
  let isTicking = false;
  const waiting: Waiting[] = [];
  const tick = async (): Promise<void> => {
    isTicking = true;
    while (waiting.length > 0) {
      // Two turns of the event loop: whoever was woken has gone on until it waits again.
      await setImmediate();
      await setImmediate();
      const next = Math.min(...waiting.map(({ until }) => until));
      now = Math.max(now, next);
      const due = waiting.filter(({ until }) => until <= now);
      for (const one of due) waiting.splice(waiting.indexOf(one), 1);
      for (const { wake } of due) wake();
    }
    isTicking = false;
  };
  return {
    now: () => now,
    wait: (milliseconds) =>
      new Promise<void>((wake) => {
        waiting.push({ until: now + milliseconds, wake });
        if (!isTicking) void tick();
      }),
  };
}
