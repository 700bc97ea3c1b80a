// How IAM refuses. SDK v3 names its classes `…Exception`; on the wire most codes are without that ending.
import { AwsError } from '../../store/awsError';

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntityException', message, { status: 404, code: 'NoSuchEntity' });
}

export function entityAlreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExistsException', message, { status: 409, code: 'EntityAlreadyExists' });
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflictException', message, { status: 409, code: 'DeleteConflict' });
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message, { status: 409, code: 'LimitExceeded' });
}

export function malformedPolicy(message: string): AwsError {
  return new AwsError('MalformedPolicyDocumentException', message, { code: 'MalformedPolicyDocument' });
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInputException', message, { code: 'InvalidInput' });
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

export const invalidMarker = (): AwsError => validationError('Invalid Marker.');

export const TAG_REFUSALS = { invalid: 'ValidationError', tooMany: 'LimitExceededException' };
