// Tags of EC2's resources: given at creation by kind, changed by id.
import type { ResourceType as TaggedKind, TagSpecification } from '@aws-sdk/client-ec2';
import { type AwsAccess } from '../awsAccess';
import { textMap, type Properties } from '../properties';
import { type Change } from '../resourceType';
import { tagChanges, tagList } from '../tags';

/** The tags that a resource is to be made with. */
export function tagSpecifications(kind: TaggedKind, inputs: Properties): { TagSpecifications?: TagSpecification[] } {
  const tags = tagList(textMap(inputs, 'tags'));
  return tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType: kind, Tags: tags }] };
}

/** Brings the tags of a resource from what they were to what they are to be. */
export async function updateTags(aws: AwsAccess, id: string, change: Change): Promise<void> {
  const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(change.new, 'tags'));
  const Tags = remove.map((Key) => ({ Key }));
  if (Tags.length > 0) await aws.call('ec2', 'deleteTags', { Resources: [id], Tags });
  if (Object.keys(set).length > 0) await aws.call('ec2', 'createTags', { Resources: [id], Tags: tagList(set) });
}
