// Failures that pass by themselves: which they are, and how long to wait before trying again.

/**
 * What AWS answers when a call comes too often or at the same time as another ("Error retries and exponential backoff in
 * AWS", General Reference; `ConcurrentModificationException` and `TooManyRequestsException`: AWS Organizations API Reference,
 * "Common Errors"), and what the network does.
 */
const TRANSIENT =
  /throttl|rate exceeded|too ?many ?requests|request ?limit ?exceeded|slow ?down|concurrent ?modification|service ?unavailable|internal ?(?:server|service)? ?(?:error|failure)|ECONNRESET|ETIMEDOUT|EAI_AGAIN|socket hang up|finalizing ?organization/i;

/** Whether the same run may succeed if it is tried again. Runs can be repeated: what is done stays done. */
export function isTransient(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (TRANSIENT.test(`${cause.name}: ${cause.message}`)) return true;
  return false;
}

/** Milliseconds before the first repetition at most, doubled each time, and the most. */
const PAUSES = { first: 2_000, longest: 60_000 };

/** How often a stack is run at most. */
export const MOST_ATTEMPTS = 5;

/** Milliseconds to wait after the attempt number `attempt`, from 1: anything up to a limit that doubles ("full jitter"). */
export function pauseAfter(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(PAUSES.first * 2 ** (attempt - 1), PAUSES.longest));
}
