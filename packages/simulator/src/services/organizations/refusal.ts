// How AWS Organizations refuses: its exceptions, with the reason member that some carry.
import { AwsError } from '../../store/awsError';

/** A quota or rule of the organization; `reason` is one of AWS's list (Organizations API Reference, "Common errors"). */
export function constraint(reason: string, message: string): AwsError {
  return new AwsError('ConstraintViolationException', message, { reason });
}

export function invalidInput(reason: string, message: string): AwsError {
  return new AwsError('InvalidInputException', message, { reason });
}

/** `<What>NotFoundException`, as in `PolicyNotFoundException`. */
export function notFound(what: string, id: string): AwsError {
  return new AwsError(`${what}NotFoundException`, `You specified ${id}, which doesn't exist.`);
}

export const invalidToken = (): AwsError =>
  invalidInput('INVALID_NEXT_TOKEN', 'The token is not one that this list gave.');

export const TAG_REFUSALS = { invalid: 'InvalidInputException', tooMany: 'ConstraintViolationException' };

/** Page size of the organization's lists (Organizations API Reference, "ListAccounts": MaxResults). */
export const PAGE_SIZE = 20;
