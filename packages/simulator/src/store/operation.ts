// An operation of an AWS service: a function from a context and an input to an output, and whether it asks for a change.
import { AwsError } from './awsError';
import { type CallContext } from './callContext';

/**
 * `run` checks everything before it puts the first row, so that a refused call has changed nothing. Its input has a
 * type of its own per operation; `never` lets all of them stand in one list.
 */
export interface Operation {
  readonly changes: boolean;
  readonly run: (context: CallContext, input: never) => object;
}

/** The operations of a service, by name. */
export type Service = Readonly<Record<string, Operation>>;

/** An SDK v3 output without what the transport adds. */
export type Answer<Output> = Omit<Output, '$metadata'>;

/** An operation that only reads. */
export function reads<Input>(run: (context: CallContext, input: Input) => object): Operation {
  return { changes: false, run };
}

/** An operation that may change something. */
export function changes<Input>(run: (context: CallContext, input: Input) => object): Operation {
  return { changes: true, run };
}

/** A member of an input that must be there, as AWS's protocols check it before anything else. */
export function required<T>(value: T | undefined | null, member: string, error = 'ValidationException'): T {
  if (value !== undefined && value !== null && value !== '') return value;
  throw new AwsError(error, `Value at '${member}' failed to satisfy constraint: Member must not be null`);
}
