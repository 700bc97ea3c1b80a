// aws.kms.Key: a symmetric key with its policy and yearly rotation; deleting it schedules its deletion.
import { orGone, type AwsAccess } from '../awsAccess';
import { keysInOrder } from '../policyForm';
import { flag, optionalNumber, optionalText, text, textMap } from '../properties';
import { regional } from '../resourceType';
import { tagChanges } from '../tags';

export const key = regional({
  token: 'aws:kms/key:Key',
  inputs: {
    description: { computed: true },
    policy: { computed: true, compare: 'policy', form: keysInOrder },
    enableKeyRotation: { default: false },
    deletionWindowInDays: { unreadable: true },
    tags: {},
  },
  // The period is AWS's once rotation is enabled (KMS API Reference, "GetKeyRotationStatus"); until then it tells none.
  blank: { bypassPolicyLockoutSafetyCheck: false, customKeyStoreId: '', rotationPeriodInDays: 0, xksKeyId: '' },
  async create(aws, inputs, made) {
    const policy = optionalText(inputs, 'policy');
    const { KeyMetadata } = await aws.call('kms', 'createKey', {
      Description: optionalText(inputs, 'description') ?? '',
      Tags: kmsTags(textMap(inputs, 'tags')),
      ...(policy === undefined ? {} : { Policy: policy }),
    });
    const KeyId = KeyMetadata?.KeyId ?? '';
    made(KeyId);
    if (flag(inputs, 'enableKeyRotation')) await aws.call('kms', 'enableKeyRotation', { KeyId });
    return KeyId;
  },
  async read(aws, KeyId) {
    const found = await orGone(aws.call('kms', 'describeKey', { KeyId }), 'NotFoundException');
    const metadata = found?.KeyMetadata;
    if (metadata === undefined || metadata.KeyState === 'PendingDeletion') return null;
    const { Policy } = await aws.call('kms', 'getKeyPolicy', { KeyId, PolicyName: 'default' });
    const { KeyRotationEnabled, RotationPeriodInDays } = await aws.call('kms', 'getKeyRotationStatus', { KeyId });
    return {
      id: metadata.KeyId ?? KeyId,
      outputs: {
        arn: metadata.Arn,
        keyId: metadata.KeyId,
        description: metadata.Description,
        policy: Policy,
        enableKeyRotation: KeyRotationEnabled,
        rotationPeriodInDays: RotationPeriodInDays,
        keyUsage: metadata.KeyUsage,
        customerMasterKeySpec: metadata.KeySpec,
        isEnabled: metadata.Enabled,
        multiRegion: metadata.MultiRegion,
        tags: await tagsOfKey(aws, KeyId),
      },
    };
  },
  async update(aws, KeyId, change) {
    const { changed, new: wanted } = change;
    if (changed.has('description')) {
      await aws.call('kms', 'updateKeyDescription', { KeyId, Description: optionalText(wanted, 'description') ?? '' });
    }
    if (changed.has('policy')) {
      await aws.call('kms', 'putKeyPolicy', { KeyId, PolicyName: 'default', Policy: text(wanted, 'policy') });
    }
    if (changed.has('enableKeyRotation')) {
      await aws.call('kms', flag(wanted, 'enableKeyRotation') ? 'enableKeyRotation' : 'disableKeyRotation', { KeyId });
    }
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(wanted, 'tags'));
    if (remove.length > 0) await aws.call('kms', 'untagResource', { KeyId, TagKeys: remove });
    if (Object.keys(set).length > 0) await aws.call('kms', 'tagResource', { KeyId, Tags: kmsTags(set) });
  },
  async delete(aws, KeyId, state) {
    const PendingWindowInDays = optionalNumber(state, 'deletionWindowInDays') ?? 30;
    const request = aws.call('kms', 'scheduleKeyDeletion', { KeyId, PendingWindowInDays });
    await orGone(request, 'NotFoundException', 'KMSInvalidStateException');
  },
});

function kmsTags(tags: Readonly<Record<string, string>>): { TagKey: string; TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

async function tagsOfKey(aws: AwsAccess, KeyId: string): Promise<Record<string, string>> {
  const { Tags = [] } = await aws.call('kms', 'listResourceTags', { KeyId });
  return Object.fromEntries(Tags.map(({ TagKey = '', TagValue = '' }): [string, string] => [TagKey, TagValue]));
}
