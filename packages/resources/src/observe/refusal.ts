// What AWS's refusals mean by their names: asked too often, or not answered at all.

/** "Rate exceeded" by each service's name (AWS SDKs and Tools Reference Guide, "Retry behavior"). */
const THROTTLED = [
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
];

/** A call that nothing answered. */
const UNANSWERED = [
  'AbortError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'NetworkingError',
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
];

interface Refusal {
  readonly name?: string;
  /** The code of an error of Node's sockets. */
  readonly code?: string;
  readonly $fault?: string;
}

function isNamed(refusal: unknown, names: readonly string[]): boolean {
  const { name = '', code = '' } = (refusal ?? {}) as Refusal;
  return names.includes(name) || names.includes(code);
}

/** Whether AWS refused because it was asked too often. */
export function isThrottled(refusal: unknown): boolean {
  return isNamed(refusal, THROTTLED);
}

/** Whether there was no answer: no connection, or none in time. */
export function isUnanswered(refusal: unknown): boolean {
  return isNamed(refusal, UNANSWERED);
}

/** Whether AWS failed at what it was asked, by no fault of who asked. */
export function isServersFault(refusal: unknown): boolean {
  return ((refusal ?? {}) as Refusal).$fault === 'server';
}
