// Tags of what AWS Organizations keeps: read and changed by the id of the account, unit or policy.
import { type AwsAccess } from '../awsAccess';
import { textMap } from '../properties';
import { type Change } from '../resourceType';
import { tagChanges, tagList, tagsOf } from '../tags';

export async function tagsOfResource(aws: AwsAccess, ResourceId: string): Promise<Record<string, string>> {
  return tagsOf((await aws.call('organizations', 'listTagsForResource', { ResourceId })).Tags);
}

/** Brings the tags from what they were to what they are to be. */
export async function updateTags(aws: AwsAccess, ResourceId: string, change: Change): Promise<void> {
  const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(change.new, 'tags'));
  if (remove.length > 0) await aws.call('organizations', 'untagResource', { ResourceId, TagKeys: remove });
  if (Object.keys(set).length > 0) await aws.call('organizations', 'tagResource', { ResourceId, Tags: tagList(set) });
}
