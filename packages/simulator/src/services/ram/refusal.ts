// How AWS RAM refuses.
import { AwsError } from '../../store/awsError';

export function unknownResource(arn: string): AwsError {
  return new AwsError('UnknownResourceException', `ResourceShare ${arn} could not be found.`);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function notPermitted(message: string): AwsError {
  return new AwsError('OperationNotPermittedException', message);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('ResourceShareLimitExceededException', message);
}

export const invalidToken = (): AwsError => new AwsError('InvalidNextTokenException', 'The token is not valid.');

export const MISSING = 'MissingRequiredParameterException';

export const TAG_REFUSALS = { invalid: 'InvalidParameterException', tooMany: 'TagLimitExceededException' };
