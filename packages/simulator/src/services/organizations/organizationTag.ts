// Tags of accounts, units and policies; those of the root are not simulated.
import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-organizations';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { tagPairs, type Tags, tagsFrom, withoutTags, withTags } from '../tag';
import { memberAccount } from './hierarchy';
import { notFound, TAG_REFUSALS } from './refusal';
import { accounts, organizationalUnits, policies } from './tables';

export const organizationTagOperations = {
  TagResource: changes((context, input: TagResourceCommandInput) => {
    const { tags, put } = taggable(context, input.ResourceId);
    put(withTags(tags, tagsFrom(input.Tags), TAG_REFUSALS));
    return {};
  }),

  UntagResource: changes((context, input: UntagResourceCommandInput) => {
    const { tags, put } = taggable(context, input.ResourceId);
    put(withoutTags(tags, input.TagKeys));
    return {};
  }),

  ListTagsForResource: reads(
    (context, input: ListTagsForResourceCommandInput): Answer<ListTagsForResourceCommandOutput> => ({
      Tags: tagPairs(taggable(context, input.ResourceId).tags),
    }),
  ),
};

function taggable(context: CallContext, id: string | undefined): { tags: Tags; put: (tags: Tags) => void } {
  const resource = required(id, 'ResourceId');
  const account = memberAccount(context, resource);
  if (account !== undefined) {
    return { tags: account.tags, put: (tags) => context.table(accounts).put(resource, { ...account, tags }) };
  }
  for (const definition of [organizationalUnits, policies]) {
    const table = context.table<{ tags: Tags }, never>(definition);
    const row = table.get(resource);
    if (row !== undefined) return { tags: row.tags, put: (tags) => table.put(resource, { ...row, tags }) };
  }
  throw notFound('Target', resource);
}
