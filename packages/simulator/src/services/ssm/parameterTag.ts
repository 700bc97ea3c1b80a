// Tags of parameters, the one type of resource of Systems Manager that is simulated.
import type {
  AddTagsToResourceCommandInput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  RemoveTagsFromResourceCommandInput,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads } from '../../store/operation';
import { tagPairs, tagsFrom, withoutTags, withTags } from '../tag';
import { type ParameterRow, parameters, TAG_REFUSALS } from './tables';

export const parameterTagOperations = {
  AddTagsToResource: changes((context, input: AddTagsToResourceCommandInput) => {
    const row = taggable(context, input);
    context.table(parameters).put(row.name, { ...row, tags: withTags(row.tags, tagsFrom(input.Tags), TAG_REFUSALS) });
    return {};
  }),

  RemoveTagsFromResource: changes((context, input: RemoveTagsFromResourceCommandInput) => {
    const row = taggable(context, input);
    context.table(parameters).put(row.name, { ...row, tags: withoutTags(row.tags, input.TagKeys) });
    return {};
  }),

  ListTagsForResource: reads(
    (context, input: ListTagsForResourceCommandInput): Answer<ListTagsForResourceCommandOutput> => ({
      TagList: tagPairs(taggable(context, input).tags),
    }),
  ),
};

interface Taggable {
  readonly ResourceType: string | undefined;
  readonly ResourceId: string | undefined;
}

function taggable(context: CallContext, { ResourceType, ResourceId }: Taggable): ParameterRow {
  if (ResourceType !== 'Parameter') throw new AwsError('InvalidResourceType', `${ResourceType} is not simulated.`);
  const row = context.table(parameters).get(ResourceId ?? '');
  if (row === undefined) throw new AwsError('InvalidResourceId', `There is no parameter ${ResourceId}.`);
  return row;
}
