// aws.ram.ResourceShare, with its ARN as id.
import type { ResourceShare } from '@aws-sdk/client-ram';
import { eventually, orGone, type AwsAccess } from '../awsAccess';
import { flag, text, textMap } from '../properties';
import { regional } from '../resourceType';
import { tagChanges } from '../tags';

export const resourceShare = regional({
  token: 'aws:ram/resourceShare:ResourceShare',
  inputs: { name: { required: true }, allowExternalPrincipals: { default: false }, tags: {} },
  async create(aws, inputs, made) {
    const { resourceShare: share } = await aws.call('ram', 'createResourceShare', {
      name: text(inputs, 'name'),
      allowExternalPrincipals: flag(inputs, 'allowExternalPrincipals'),
      tags: ramTags(textMap(inputs, 'tags')),
    });
    const arn = share?.resourceShareArn ?? '';
    made(arn);
    await eventually(
      arn,
      () => describeShare(aws, arn),
      (found) => found?.status === 'ACTIVE',
    );
    return arn;
  },
  async read(aws, id) {
    const found = await describeShare(aws, id);
    if (found === undefined) return null;
    const tags = (found.tags ?? []).map(({ key = '', value = '' }): [string, string] => [key, value]);
    return {
      id,
      outputs: {
        arn: id,
        name: found.name,
        allowExternalPrincipals: found.allowExternalPrincipals ?? false,
        tags: Object.fromEntries(tags.filter(([key]) => !key.startsWith('aws:'))),
      },
    };
  },
  async update(aws, resourceShareArn, change) {
    if (change.changed.has('name') || change.changed.has('allowExternalPrincipals')) {
      await aws.call('ram', 'updateResourceShare', {
        resourceShareArn,
        name: text(change.new, 'name'),
        allowExternalPrincipals: flag(change.new, 'allowExternalPrincipals'),
      });
    }
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(change.new, 'tags'));
    if (remove.length > 0) await aws.call('ram', 'untagResource', { resourceShareArn, tagKeys: remove });
    if (Object.keys(set).length > 0) await aws.call('ram', 'tagResource', { resourceShareArn, tags: ramTags(set) });
  },
  async delete(aws, id) {
    await orGone(aws.call('ram', 'deleteResourceShare', { resourceShareArn: id }), 'UnknownResourceException');
    await eventually(
      `deletion of ${id}`,
      () => describeShare(aws, id),
      (found) => found === undefined,
    );
  },
});

/** A share that exists: RAM keeps showing deleted ones for a while (AWS RAM User Guide, "Deleting a resource share"). */
async function describeShare(aws: AwsAccess, arn: string): Promise<ResourceShare | undefined> {
  const question = aws.call('ram', 'getResourceShares', { resourceOwner: 'SELF', resourceShareArns: [arn] });
  const found = (await orGone(question, 'UnknownResourceException'))?.resourceShares?.[0];
  return found?.status === 'DELETED' ? undefined : found;
}

function ramTags(tags: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
