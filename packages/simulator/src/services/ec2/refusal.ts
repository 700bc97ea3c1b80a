// How EC2 refuses. (Amazon EC2 API Reference, "Error codes for the Amazon EC2 API")
import { AwsError } from '../../store/awsError';

/** `Invalid<What>.NotFound`, as in `InvalidVpcID.NotFound`. */
export function notFound(what: string, id: string): AwsError {
  return new AwsError(`Invalid${what}.NotFound`, `The ${what} '${id}' does not exist`);
}

export function dependencyViolation(message: string): AwsError {
  return new AwsError('DependencyViolation', message);
}

export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

export const invalidToken = (): AwsError => invalidValue('The token is not valid.');

export const MISSING = 'MissingParameter';
