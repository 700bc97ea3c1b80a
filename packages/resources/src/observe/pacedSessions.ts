// Sessions that ask AWS no more often than it allows, wait when it refuses, and give up at some point.
import type { CallCounter } from './callCounter';
import { systemClock, type Clock } from './clock';
import { commandClients, type Between, type Call } from './commandClient';
import { rateOf } from './rates';
import { isServersFault, isThrottled, isUnanswered } from './refusal';
import type { AwsSessions } from './session';
import { TokenBucket } from './tokenBucket';

export interface Pace {
  /** The machine's, unless a test has one. */
  readonly clock?: Clock;
  /** From 0 to below 1: which part of a pause is waited. */
  readonly random?: () => number;
}

/** AWS went on refusing a call because it was asked too often. */
export class ThrottledOutError extends Error {
  override readonly name = 'ThrottledOut';
  constructor(call: Call, attempts: number, cause: unknown) {
    super(`throttled out: \`${call.name}\` was refused ${attempts} times, at last with ${said(cause)}`, { cause });
  }
}

/** A service in a region answered none of several calls, and is not asked for a while. */
export class NotAnsweringError extends Error {
  override readonly name = 'NotAnswering';
  constructor(endpoint: string, cause: unknown) {
    super(`${endpoint} does not answer: ${said(cause)}`, { cause });
  }
}

/** How often a call is made at most, and the longest pauses between: doubled each time, from the first up to the last. */
const THROTTLED = { attempts: 8, first: 500, last: 20_000 };
const FAILED = { attempts: 3, first: 200, last: 2_000 };
/** After so many calls in a row that nothing answered, an endpoint is left alone for so many milliseconds. */
const DEAD = { calls: 2, milliseconds: 60_000 };
/** Buckets that are full again are forgotten when there are more. */
const BUCKETS = 2_000;

interface Endpoint {
  unanswered: number;
  until: number;
  cause: unknown;
}

/**
 * Sessions each of whose calls waits for its turn: a token bucket per API in each account and region, at the documented rates.
 * Refused for its rate, a call slows its bucket down and is made again after a pause of random length ("full jitter", AWS
 * Architecture Blog, "Exponential Backoff And Jitter"), 8 times in all; failed on AWS's side or unanswered, 3 times. The clients'
 * own retries must be off, or the two multiply. Each attempt is counted.
 * @throws ThrottledOutError, NotAnsweringError, or what AWS refuses
 */
export function pacedSessions(sessions: AwsSessions, counter: CallCounter, pace: Pace = {}): AwsSessions {
  const { clock = systemClock, random = Math.random } = pace;
  const buckets = new Map<string, TokenBucket>();
  const endpoints = new Map<string, Endpoint>();

  const bucketOf = ({ name, accountId, region }: Call): TokenBucket => {
    const { rate, bucket } = rateOf(name);
    // AssumeRole counts for the account that calls it, which is always the same.
    const key = name === ASSUME_ROLE ? name : `${accountId} ${region} ${bucket}`;
    const known = buckets.get(key);
    if (known !== undefined) return known;
    if (buckets.size >= BUCKETS) for (const [one, old] of buckets) if (old.isIdle()) buckets.delete(one);
    const made = new TokenBucket(rate, clock);
    buckets.set(key, made);
    return made;
  };

  const pause = ({ first, last }: typeof FAILED, attempt: number): Promise<unknown> =>
    clock.wait(random() * Math.min(last, first * 2 ** (attempt - 1)));

  const between: Between = async (call, send) => {
    const bucket = bucketOf(call);
    const name = endpointOf(call);
    const endpoint = endpoints.get(name) ?? { unanswered: 0, until: Number.NEGATIVE_INFINITY, cause: undefined };
    endpoints.set(name, endpoint);
    for (let attempt = 1; ; attempt++) {
      if (endpoint.until > clock.now()) throw new NotAnsweringError(name, endpoint.cause);
      await bucket.take();
      counter.count(call.name);
      try {
        const answer = await send();
        bucket.answered();
        endpoint.unanswered = 0;
        return answer;
      } catch (error) {
        const isRefusedForRate = isThrottled(error);
        if (isRefusedForRate) bucket.refused();
        const { attempts } = isRefusedForRate ? THROTTLED : FAILED;
        if (!isRefusedForRate && !isServersFault(error) && !isUnanswered(error)) throw error;
        if (attempt >= attempts) {
          if (isRefusedForRate) throw new ThrottledOutError(call, attempt, error);
          if (isUnanswered(error) && ++endpoint.unanswered >= DEAD.calls)
            Object.assign(endpoint, { unanswered: 0, until: clock.now() + DEAD.milliseconds, cause: error });
          throw error;
        }
        await pause(isRefusedForRate ? THROTTLED : FAILED, attempt);
      }
    }
  };
  return commandClients(sessions, between);
}

const ASSUME_ROLE = 'sts:AssumeRole';

/** `kms in eu-west-2`. */
function endpointOf({ name, region }: Call): string {
  return `\`${name.slice(0, name.indexOf(':'))}\`${region === '*' ? '' : ` in \`${region}\``}`;
}

function said(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
