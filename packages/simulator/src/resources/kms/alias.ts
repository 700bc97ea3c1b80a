// aws.kms.Alias, with its name as id. `targetKeyId` may be the id or the ARN of the key.
import type { AliasListEntry } from '@aws-sdk/client-kms';
import { orGone, type AwsAccess } from '../awsAccess';
import { optionalText, text } from '../properties';
import { regional } from '../resourceType';

export const alias = regional({
  token: 'aws:kms/alias:Alias',
  inputs: { name: { required: true, replaces: true }, targetKeyId: { required: true } },
  unique: ['name'],
  blank: { namePrefix: '' },
  async create(aws, inputs) {
    const AliasName = text(inputs, 'name');
    await aws.call('kms', 'createAlias', { AliasName, TargetKeyId: text(inputs, 'targetKeyId') });
    return AliasName;
  },
  async read(aws, id, known) {
    const found = await findAlias(aws, id);
    if (found?.TargetKeyId === undefined) return null;
    const targetKeyArn = `arn:aws:kms:${aws.region}:${aws.accountId}:key/${found.TargetKeyId}`;
    const asArn = optionalText(known, 'targetKeyId') === targetKeyArn;
    const targetKeyId = asArn ? targetKeyArn : found.TargetKeyId;
    return { id, outputs: { name: id, arn: found.AliasArn, targetKeyId, targetKeyArn } };
  },
  async update(aws, id, change) {
    await aws.call('kms', 'updateAlias', { AliasName: id, TargetKeyId: text(change.new, 'targetKeyId') });
  },
  async delete(aws, id) {
    await orGone(aws.call('kms', 'deleteAlias', { AliasName: id }), 'NotFoundException');
  },
});

async function findAlias(aws: AwsAccess, name: string): Promise<AliasListEntry | undefined> {
  for (let Marker: string | undefined; ;) {
    const page = await aws.call('kms', 'listAliases', Marker === undefined ? {} : { Marker });
    const found = page.Aliases?.find(({ AliasName }) => AliasName === name);
    if (found !== undefined || page.NextMarker === undefined) return found;
    Marker = page.NextMarker;
  }
}
