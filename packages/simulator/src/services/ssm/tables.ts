// What Parameter Store keeps in each account and region. Standard parameters only.
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { required } from '../../store/operation';
import { defineTable } from '../../store/table';
import { type Tags } from '../tag';

export interface ParameterRow {
  readonly name: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly value: string;
  readonly description: string;
  readonly version: number;
  readonly modified: string;
  readonly modifiedBy: string;
  readonly tags: Tags;
}

export const parameters = defineTable<ParameterRow>('ssm/parameters', 'account-region', {});

export const TAG_REFUSALS = { invalid: 'ValidationException', tooMany: 'TooManyTagsError' };

export function parameterArn(context: CallContext, name: string): string {
  return `arn:aws:ssm:${context.region}:${context.accountId}:parameter/${name.replace(/^\//, '')}`;
}

export function existingParameter(context: CallContext, name: string | undefined): ParameterRow {
  const row = context.table(parameters).get(required(name, 'Name'));
  if (row === undefined) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  return row;
}
