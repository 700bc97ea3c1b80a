// Tags of resource shares.
import type { TagResourceCommandInput, UntagResourceCommandInput } from '@aws-sdk/client-ram';
import { changes, required } from '../../store/operation';
import { withoutTags, withTags } from '../tag';
import { ownShare } from './association';
import { MISSING, TAG_REFUSALS } from './refusal';
import { ramTags } from './resourceShare';
import { shares } from './tables';

export const shareTagOperations = {
  TagResource: changes((context, input: TagResourceCommandInput) => {
    const row = ownShare(context, required(input.resourceShareArn ?? input.resourceArn, 'resourceShareArn', MISSING));
    context.table(shares).put(row.arn, { ...row, tags: withTags(row.tags, ramTags(input.tags), TAG_REFUSALS) });
    return {};
  }),

  UntagResource: changes((context, input: UntagResourceCommandInput) => {
    const row = ownShare(context, required(input.resourceShareArn ?? input.resourceArn, 'resourceShareArn', MISSING));
    context.table(shares).put(row.arn, { ...row, tags: withoutTags(row.tags, input.tagKeys) });
    return {};
  }),
};
