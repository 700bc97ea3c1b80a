// Tags of keys, which KMS writes in its own way.
import type {
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput,
  Tag,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../store/awsError';
import { type Answer, changes, reads } from '../../store/operation';
import { page } from '../../store/page';
import { type Tags, withoutTags, withTags } from '../tag';
import { existingKey, keys, usableKey } from './tables';

export const TAG_REFUSALS = { invalid: 'TagException', tooMany: 'TagException' };

export const keyTagOperations = {
  TagResource: changes((context, input: TagResourceCommandInput) => {
    const row = usableKey(context, input.KeyId);
    context.table(keys).put(row.id, { ...row, tags: withTags(row.tags, kmsTags(input.Tags), TAG_REFUSALS) });
    return {};
  }),

  UntagResource: changes((context, input: UntagResourceCommandInput) => {
    const row = usableKey(context, input.KeyId);
    context.table(keys).put(row.id, { ...row, tags: withoutTags(row.tags, input.TagKeys) });
    return {};
  }),

  ListResourceTags: reads((context, input: ListResourceTagsCommandInput): Answer<ListResourceTagsCommandOutput> => {
    const { id, tags } = existingKey(context, input.KeyId);
    const all = Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    const invalid = (): AwsError => new AwsError('InvalidMarkerException', 'The marker is not valid.');
    const { items, next } = page(`tags/${id}`, all, input.Marker, input.Limit ?? 50, invalid);
    return { Tags: items, Truncated: next !== undefined, NextMarker: next };
  }),
};

export function kmsTags(tags: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((tags ?? []).map(({ TagKey, TagValue }) => [TagKey ?? '', TagValue ?? '']));
}
