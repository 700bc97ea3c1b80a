// Failures that pass by themselves: which they are, and how long to wait before trying again.

/**
 * What AWS answers when a call comes too often or at the same time as another ("Error retries and exponential backoff in
 * AWS", General Reference; `ConcurrentModificationException` and `TooManyRequestsException`: AWS Organizations API Reference,
 * "Common Errors"), and what the network does, in the words of Node.js and of Go, in which providers are written (its packages
 * `net`, `net/http` and `syscall`).
 */
const TRANSIENT = new RegExp(
  [
    'throttl|rate exceeded|too ?many ?requests|request ?limit ?exceeded|slow ?down|concurrent ?modification',
    'service ?unavailable|internal ?(?:server|service)? ?(?:error|failure)|finalizing ?organization',
    'ECONNRESET|ETIMEDOUT|EAI_AGAIN|socket hang up',
    'connection reset by peer|i/o timeout|TLS handshake timeout|temporary failure in name resolution',
  ].join('|'),
  'i',
);

/**
 * The names of errors that pass no sooner for being tried again, whatever they quote: what was waited for to the end already,
 * and what was looked at and must not be.
 */
const FINAL: ReadonlySet<string> = new Set([
  'AccountNotReadyError',
  'AccountRefusesError',
  'LeftoversError',
  'StackLockedError',
  'StackRefusedError',
  'TimeLimitError',
]);

/** Whether the same run may succeed if it is tried again. Runs can be repeated: what is done stays done. */
export function isTransient(error: unknown): boolean {
  let isFound = false;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (FINAL.has(cause.name)) return false;
    isFound ||= TRANSIENT.test(`${cause.name}: ${cause.message}`);
  }
  return isFound;
}

/** Milliseconds before the first repetition at most, doubled each time, and the most. */
const PAUSES = { first: 2_000, longest: 60_000 };

/** How often a stack is run at most. */
export const MOST_ATTEMPTS = 5;

/** Milliseconds to wait after the attempt number `attempt`, from 1: anything up to a limit that doubles ("full jitter"). */
export function pauseAfter(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(PAUSES.first * 2 ** (attempt - 1), PAUSES.longest));
}
