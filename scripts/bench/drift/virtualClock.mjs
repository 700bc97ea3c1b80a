// A clock whose hours take no time, and an AWS's own buckets, which run by it.
import { setImmediate } from 'node:timers/promises';
import { AwsError } from '@microaccounts/simulator';

/** As AWS documents them (AWS Organizations User Guide, "Quotas and service limits"): tokens a second, and most of them. */
/** @type {{ readonly [operation: string]: readonly [perSecond: number, most: number] }} */
const DOCUMENTED = {
  ListAccounts: [8, 12],
  ListTargetsForPolicy: [5, 8],
  ListPolicies: [5, 8],
  DescribePolicy: [2, 2],
  ListTagsForResource: [10, 15],
};

/** It moves on to the next who waits as soon as nobody has anything else to do. */
export function virtualClock() {
  let now = 0;
  let isTicking = false;
  /** @type {{ until: number; wake: () => void }[]} */
  let waiting = [];
  const tick = async () => {
    isTicking = true;
    while (waiting.length > 0) {
      // Whoever was woken goes on until it waits again.
      await setImmediate();
      await setImmediate();
      now = Math.max(now, Math.min(...waiting.map(({ until }) => until)));
      const due = waiting.filter(({ until }) => until <= now);
      waiting = waiting.filter(({ until }) => until > now);
      for (const { wake } of due) wake();
    }
    isTicking = false;
  };
  return {
    now: () => now,
    wait: (/** @type {number} */ milliseconds) =>
      /** @type {Promise<void>} */ (
        new Promise((wake) => {
          waiting.push({ until: now + milliseconds, wake });
          if (!isTicking) void tick();
        })
      ),
  };
}

/**
 * Refuses what comes faster than documented.
 * @param {() => number} now
 */
export function keeper(now) {
  /** @type {Map<string, { tokens: number; at: number }>} */
  const buckets = new Map();
  let refused = 0;
  return {
    refused: () => refused,
    /** @param {string} operation */
    check: (operation) => {
      const rate = DOCUMENTED[operation];
      if (rate === undefined) return;
      const [perSecond, most] = rate;
      const { tokens, at } = buckets.get(operation) ?? { tokens: most, at: now() };
      const left = Math.min(most, tokens + ((now() - at) / 1000) * perSecond);
      const isGranted = left >= 1 - 1e-6;
      buckets.set(operation, { tokens: isGranted ? left - 1 : left, at: now() });
      if (isGranted) return;
      refused += 1;
      throw new AwsError('TooManyRequestsException', 'Rate exceeded');
    },
  };
}
