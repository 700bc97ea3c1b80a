// Parameters: put, read one by one or by path, described, deleted.
import type {
  DeleteParameterCommandInput,
  DescribeParametersCommandInput,
  DescribeParametersCommandOutput,
  GetParameterCommandInput,
  GetParameterCommandOutput,
  GetParametersByPathCommandInput,
  GetParametersByPathCommandOutput,
  GetParametersCommandInput,
  GetParametersCommandOutput,
  Parameter,
  ParameterMetadata,
  ParameterStringFilter,
  PutParameterCommandInput,
  PutParameterCommandOutput,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagsFrom, withTags } from '../tag';
import { existingParameter, parameterArn, type ParameterRow, parameters, TAG_REFUSALS } from './tables';

export const parameterOperations = {
  PutParameter: changes((context, input: PutParameterCommandInput): Answer<PutParameterCommandOutput> => {
    const name = checkedName(required(input.Name, 'Name'));
    const value = checkedValue(required(input.Value, 'Value'));
    const table = context.table(parameters);
    const before = table.get(name);
    if (before !== undefined && input.Overwrite !== true) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite it, set the overwrite option.',
      );
    }
    if (input.Overwrite === true && input.Tags !== undefined)
      throw refused('tags and overwrite can not be used together.');
    if (input.Tier !== undefined && input.Tier !== 'Standard')
      throw refused(`parameters of tier ${input.Tier} are not simulated.`);
    const type = input.Type ?? before?.type ?? required<never>(undefined, 'Type');
    if (before !== undefined && before.type !== type) {
      throw new AwsError(
        'HierarchyTypeMismatchException',
        'Parameter Store does not support changing a parameter type.',
      );
    }
    const most = context.quotas.parameters;
    if (before === undefined && table.size >= most) {
      throw new AwsError('ParameterLimitExceeded', `A region has at most ${most} standard parameters.`);
    }
    const version = (before?.version ?? 0) + 1;
    table.put(name, {
      name,
      type,
      value,
      description: input.Description ?? before?.description ?? '',
      version,
      modified: context.now,
      modifiedBy: context.caller.principalArn,
      tags: before?.tags ?? withTags({}, tagsFrom(input.Tags), TAG_REFUSALS),
    });
    return { Version: version, Tier: 'Standard' };
  }),

  GetParameter: reads((context, input: GetParameterCommandInput): Answer<GetParameterCommandOutput> => ({
    Parameter: view(context, existingParameter(context, input.Name)),
  })),

  GetParameters: reads((context, input: GetParametersCommandInput): Answer<GetParametersCommandOutput> => {
    const names = required(input.Names, 'Names');
    if (names.length > 10) throw refused('at most 10 names.');
    const found = names.flatMap((name) => context.table(parameters).get(name) ?? []);
    const missing = names.filter((name) => context.table(parameters).get(name) === undefined);
    return { Parameters: found.map((row) => view(context, row)), InvalidParameters: missing };
  }),

  /** Pages of at most ten (Systems Manager API Reference, "GetParametersByPath": MaxResults). */
  GetParametersByPath: reads(
    (context, input: GetParametersByPathCommandInput): Answer<GetParametersByPathCommandOutput> => {
      const path = `${required(input.Path, 'Path').replace(/\/$/, '')}/`;
      if (!path.startsWith('/')) throw refused('a path begins with /.');
      const below = sorted(context).filter(
        ({ name }) => name.startsWith(path) && (input.Recursive === true || !name.slice(path.length).includes('/')),
      );
      const size = checkedSize(input.MaxResults, 10);
      const { items, next } = page(`path/${input.Recursive}${path}`, below, input.NextToken, size, invalidToken);
      return { Parameters: items.map((row) => view(context, row)), NextToken: next };
    },
  ),

  DescribeParameters: reads(
    (context, input: DescribeParametersCommandInput): Answer<DescribeParametersCommandOutput> => {
      const filters = input.ParameterFilters ?? [];
      const all = sorted(context).filter((row) => filters.every((filter) => passes(row, filter)));
      const size = checkedSize(input.MaxResults, 50);
      const { items, next } = page(`describe/${JSON.stringify(filters)}`, all, input.NextToken, size, invalidToken);
      return { Parameters: items.map((row) => metadata(context, row)), NextToken: next };
    },
  ),

  DeleteParameter: changes((context, input: DeleteParameterCommandInput) => {
    context.table(parameters).delete(existingParameter(context, input.Name).name);
    return {};
  }),
};

/** (Systems Manager User Guide, "Requirements and constraints for parameter names") */
function checkedName(name: string): string {
  if (!/^[\w./-]{1,1011}$/.test(name)) throw refused(`'${name}' is not a parameter name.`);
  if (/^\/?(aws|ssm)/i.test(name))
    throw refused('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  if (name.includes('/') && !name.startsWith('/')) throw refused('A name in a hierarchy must be fully qualified.');
  if (name.split('/').length - 1 > 15) {
    throw new AwsError('HierarchyLevelLimitExceededException', 'A hierarchy has at most 15 levels.');
  }
  return name;
}

/** (AWS General Reference, "AWS Systems Manager endpoints and quotas": 4 KB in the standard tier) */
function checkedValue(value: string): string {
  if (Buffer.byteLength(value) > 4_096)
    throw refused('Standard tier parameters support a maximum parameter value of 4096 characters.');
  return value;
}

function checkedSize(requested: number | undefined, most: number): number {
  if (requested !== undefined && (requested < 1 || requested > most))
    throw refused(`MaxResults must be between 1 and ${most}.`);
  return requested ?? most;
}

function refused(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

const invalidToken = (): AwsError => new AwsError('InvalidNextToken', 'The specified token is not valid.');

function sorted(context: CallContext): ParameterRow[] {
  return context
    .table(parameters)
    .all()
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function passes(row: ParameterRow, { Key, Option, Values = [] }: ParameterStringFilter): boolean {
  if (Key === 'Type') return Values.includes(row.type);
  if (Key?.startsWith('tag:') === true) return Values.includes(row.tags[Key.slice('tag:'.length)] ?? '');
  if (Key === 'Path') return Values.some((path) => row.name.startsWith(`${path.replace(/\/$/, '')}/`));
  if (Key !== 'Name') throw new AwsError('InvalidFilterKey', `The filter key ${Key} is not valid.`);
  if (Option === 'BeginsWith') return Values.some((value) => row.name.startsWith(value));
  return Values.some((value) => (Option === 'Contains' ? row.name.includes(value) : row.name === value));
}

function view(context: CallContext, row: ParameterRow): Parameter {
  return {
    Name: row.name,
    Type: row.type,
    Value: row.value,
    Version: row.version,
    LastModifiedDate: new Date(row.modified),
    ARN: parameterArn(context, row.name),
    DataType: 'text',
  };
}

function metadata(context: CallContext, row: ParameterRow): ParameterMetadata {
  const { Value: _value, ...parameter } = view(context, row);
  const description = row.description === '' ? {} : { Description: row.description };
  return { ...parameter, ...description, LastModifiedUser: row.modifiedBy, Tier: 'Standard', Policies: [] };
}
