// Which refusals of a new account pass by themselves, and which stay.
import { isServersFault, isThrottled, isUnanswered } from '@microaccounts/resources/observe';

/** Of what something was asked: the role in the account was to be assumed, or one of the account's services was called. */
export type Asked = 'role' | 'service';

/** A service that is not active in the account yet. */
const NOT_ACTIVE = [
  // "If you are new to AWS, your account might take some time to be activated" (Amazon EC2 Developer Guide, "Error codes").
  'OptInRequired',
  'PendingVerification',
  // ⚠ what other services answer in a new account, by report of awslabs/aws-deployment-framework 519; AWS documents no page.
  'SubscriptionRequiredException',
];

/**
 * Credentials that a region does not know yet: one that has to be opted into takes "a few minutes to several hours" to know
 * the account's (AWS Account Management Reference Guide, "Enable or disable AWS Regions in your account"). EC2 says
 * `AuthFailure`, the query protocol `InvalidClientTokenId`, the JSON ones `UnrecognizedClientException`.
 */
const NOT_KNOWN = ['AuthFailure', 'InvalidClientTokenId', 'UnrecognizedClientException'];

/** (Common errors of each API reference; Amazon EC2 Developer Guide, "Error codes": `UnauthorizedOperation`) */
const DENIED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'];

interface Refusal {
  readonly name?: string;
  /** The code of an error of Node's sockets. */
  readonly code?: string;
  readonly message?: string;
}

/** Whether what was refused may be granted a little later without anybody doing anything. */
export function mayPass(refusal: unknown, asked: Asked): boolean {
  const { name = '', code = '', message = '' } = (refusal ?? {}) as Refusal;
  const is = (names: readonly string[]): boolean => names.includes(name) || names.includes(code);
  // What was throttled the SDK has tried again already, up to its own limit.
  if (isThrottled(refusal) || isUnanswered(refusal) || isServersFault(refusal)) return true;
  if (is(DENIED)) return asked === 'role' || !denied(message);
  // What AssumeRole says of credentials is about the management account's: they are not new.
  return asked === 'service' && (is(NOT_ACTIVE) || is(NOT_KNOWN));
}

/**
 * Whether a policy denies rather than the role's own not being known in the region yet: what IAM answers follows changes
 * with a delay (IAM User Guide, "Changes that I make are not always immediately visible"; the wording of messages is in
 * "Troubleshoot access denied error messages").
 */
function denied(message: string): boolean {
  return /explicit deny|no (service|resource) control policy/i.test(message);
}
