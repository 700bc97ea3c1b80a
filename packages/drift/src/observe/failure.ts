// What is the outside world's failure and what is a mistake of ours; of the former, what it is in words.
import { isThrottled, isUnanswered } from '@microaccounts/resources/observe';

/** Why something could not be read, in the words with which each reason begins. */
export type FailureCode =
  | 'access denied'
  | 'throttled out'
  | 'region disabled'
  | 'not activated'
  | 'suspended'
  | 'credentials expired'
  | 'credentials refused'
  | 'wrong account'
  | 'no answer'
  | 'service failed'
  | 'failed';

/** One line about why something could not be read: what it is, and what AWS says. A programming error is thrown on. */
export function reasonOf(error: unknown): string {
  const answer = answerOf(error);
  return `${failureCode(error as Error)}: ${answer}`;
}

/**
 * A failure as AWS words it, its name first, on one line. A programming error is no failure of AWS: it is thrown on. What the
 * SDK cannot make sense of, such as the page of a proxy in the place of an answer, is none, though it has the name of one.
 */
export function answerOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const said = error.message.replace(/\s+/g, ' ').trim();
  const status = (error as Partial<Sdk>).$metadata?.httpStatusCode;
  if (MISTAKES.some((mistake) => error instanceof mistake)) {
    if (status === undefined) throw error;
    return `an answer that is none of AWS, with status ${status}: ${said}`;
  }
  return [error.name === 'Error' && said !== '' ? '' : error.name, said].filter((part) => part !== '').join(': ');
}

/** What kind of failure an error of the AWS SDK, or of reading, is. A disabled region: STS API Reference, "AssumeRole". */
export function failureCode(error: Error): FailureCode {
  const { name, message } = error;
  const { $retryable, $metadata } = error as Partial<Sdk>;
  const status = $metadata?.httpStatusCode ?? 0;
  if (INACTIVE.test(message)) return 'suspended';
  if (isThrottled(error) || THROTTLED.has(name) || $retryable?.throttling === true || status === 429)
    return 'throttled out';
  if (name === 'RegionDisabledException') return 'region disabled';
  if (INACTIVE_SERVICE.has(name)) return 'not activated';
  if (EXPIRED.has(name)) return 'credentials expired';
  if (DENIED.test(name)) return 'access denied';
  if (REFUSED.has(name)) return 'credentials refused';
  // A role that leads elsewhere: what is there must not pass for what was meant.
  if (name === 'WrongAccountError') return 'wrong account';
  if (isUnanswered(error)) return 'no answer';
  return status >= 500 || BROKEN.has(name) ? 'service failed' : 'failed';
}

/** What errors of the SDK have beside their names (`@smithy/types`, `SmithyException`). */
interface Sdk {
  readonly $retryable: { readonly throttling?: boolean };
  readonly $metadata: { readonly httpStatusCode?: number };
}

const MISTAKES = [TypeError, RangeError, ReferenceError, SyntaxError];

/** What reading says of an account that AWS does not let in any more. */
const INACTIVE = /^AWS says that the account is (?:SUSPENDED|PENDING_CLOSURE|CLOSED)$/;

/** Beside those that are repeated: the SDK knows them as throttling, too (`@smithy/service-error-classification`). */
const THROTTLED: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
]);

/** Access denied in the words of each service (IAM, EC2, Organizations and others; "Common Errors" of their API References). */
const DENIED =
  /^(?:AccessDenied(?:Exception|ForDependencyException)?|UnauthorizedOperation|NotAuthorized|UnauthorizedAccess)$/;

/** A service that AWS has not activated in the account (EC2 API Reference, "Error codes"). */
const INACTIVE_SERVICE: ReadonlySet<string> = new Set(['OptInRequired', 'SubscriptionRequiredException']);

const EXPIRED: ReadonlySet<string> = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);

/** AWS takes the credentials for none; ⚠ inference: a region that the account has not enabled answers in these words, too. */
const REFUSED: ReadonlySet<string> = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const BROKEN: ReadonlySet<string> = new Set([
  'InternalError',
  'InternalFailure',
  'ServerException',
  'ServiceException',
  'ServiceFailureException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);
