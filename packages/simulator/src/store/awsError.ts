// What AWS answers when it refuses a call, in the shape in which SDK v3 throws it.

/** More about an error, as far as AWS says more. */
export interface AwsErrorDetails {
  /** HTTP status; 400 unless said otherwise. */
  readonly status?: number;
  /** The code on the wire where the SDK's class is named differently: IAM's `NoSuchEntity` is `NoSuchEntityException`. */
  readonly code?: string;
  /** The `Reason` member of the exceptions of AWS Organizations. */
  readonly reason?: string;
}

/**
 * A refusal by AWS. `name` is the name under which SDK v3 throws it (`NoSuchEntityException`), `Code` the code on the
 * wire (`NoSuchEntity`); for most services both are the same. {@link isAwsError} accepts either.
 */
export class AwsError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string; readonly attempts: number };
  readonly Code: string;
  readonly Reason?: string;

  constructor(name: string, message: string, details: AwsErrorDetails = {}) {
    super(message);
    this.name = name;
    this.Code = details.code ?? name;
    const status = details.status ?? 400;
    this.$fault = status >= 500 ? 'server' : 'client';
    this.$metadata = { httpStatusCode: status, requestId: '00000000-0000-0000-0000-000000000000', attempts: 1 };
    if (details.reason !== undefined) this.Reason = details.reason;
  }
}

/** Whether `error` is AWS's refusal of one of these names, given as the SDK's name or as the code on the wire. */
export function isAwsError(error: unknown, ...names: readonly string[]): error is AwsError {
  return error instanceof AwsError && (names.length === 0 || names.includes(error.name) || names.includes(error.Code));
}

/** A call for which the simulator has no operation: a gap of the simulator, never an answer of AWS. */
export class UnknownOperationError extends Error {
  constructor(service: string, operation: string) {
    super(`the simulated AWS has no operation ${service}:${operation}`);
    this.name = 'UnknownOperationError';
  }
}
