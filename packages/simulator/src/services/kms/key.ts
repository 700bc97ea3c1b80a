// Keys: made, described, rotated, and deleted after a waiting period.
import type {
  CreateKeyCommandInput,
  CreateKeyCommandOutput,
  DescribeKeyCommandInput,
  DescribeKeyCommandOutput,
  DisableKeyRotationCommandInput,
  EnableKeyRotationCommandInput,
  GetKeyRotationStatusCommandInput,
  GetKeyRotationStatusCommandOutput,
  KeyMetadata,
  ListKeysCommandInput,
  ListKeysCommandOutput,
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
  UpdateKeyDescriptionCommandInput,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads } from '../../store/operation';
import { page } from '../../store/page';
import { withTags } from '../tag';
import { checkedKeyPolicy, defaultKeyPolicy } from './keyPolicy';
import { kmsTags, TAG_REFUSALS } from './keyTag';
import { existingKey, keyArn, keyByAnyName, type KeyRow, keys, isPresent, usableKey } from './tables';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export const keyOperations = {
  /** Symmetric encryption keys only. */
  CreateKey: changes((context, input: CreateKeyCommandInput): Answer<CreateKeyCommandOutput> => {
    if (input.KeySpec !== undefined && input.KeySpec !== 'SYMMETRIC_DEFAULT') {
      throw new AwsError('UnsupportedOperationException', `Keys of type ${input.KeySpec} are not simulated.`);
    }
    const policy =
      input.Policy === undefined
        ? defaultKeyPolicy(context)
        : checkedKeyPolicy(context, input.Policy, input.BypassPolicyLockoutSafetyCheck);
    const description = checkedDescription(input.Description ?? '');
    const tags = withTags({}, kmsTags(input.Tags), TAG_REFUSALS);
    const id = context.identifiers.uuid();
    const row = { id, description, policy, rotation: false, deletion: null, tags, created: context.now };
    context.table(keys).put(id, row);
    return { KeyMetadata: metadata(context, row) };
  }),

  DescribeKey: reads((context, input: DescribeKeyCommandInput): Answer<DescribeKeyCommandOutput> => ({
    KeyMetadata: metadata(context, keyByAnyName(context, input.KeyId)),
  })),

  ListKeys: reads((context, input: ListKeysCommandInput): Answer<ListKeysCommandOutput> => {
    const all = context
      .table(keys)
      .all()
      .filter((row) => isPresent(context, row));
    const { items, next } = page('keys', all, input.Marker, input.Limit ?? 100, invalidMarker);
    const shown = items.map(({ id }) => ({ KeyId: id, KeyArn: keyArn(context, id) }));
    return { Keys: shown, Truncated: next !== undefined, NextMarker: next };
  }),

  UpdateKeyDescription: changes((context, input: UpdateKeyDescriptionCommandInput) => {
    const row = usableKey(context, input.KeyId);
    context.table(keys).put(row.id, { ...row, description: checkedDescription(input.Description ?? '') });
    return {};
  }),

  EnableKeyRotation: changes((context, input: EnableKeyRotationCommandInput) => {
    const row = usableKey(context, input.KeyId);
    context.table(keys).put(row.id, { ...row, rotation: true });
    return {};
  }),

  DisableKeyRotation: changes((context, input: DisableKeyRotationCommandInput) => {
    const row = usableKey(context, input.KeyId);
    context.table(keys).put(row.id, { ...row, rotation: false });
    return {};
  }),

  GetKeyRotationStatus: reads(
    (context, input: GetKeyRotationStatusCommandInput): Answer<GetKeyRotationStatusCommandOutput> => {
      const { id, rotation, deletion } = existingKey(context, input.KeyId);
      // While deletion is pending the answer is false (KMS API Reference, "GetKeyRotationStatus").
      const enabled = rotation && deletion === null;
      return {
        KeyId: keyArn(context, id),
        KeyRotationEnabled: enabled,
        ...(enabled ? { RotationPeriodInDays: 365 } : {}),
      };
    },
  ),

  ScheduleKeyDeletion: changes(
    (context, input: ScheduleKeyDeletionCommandInput): Answer<ScheduleKeyDeletionCommandOutput> => {
      const row = usableKey(context, input.KeyId);
      const days = input.PendingWindowInDays ?? 30;
      if (days < 7 || days > 30)
        throw new AwsError('ValidationException', 'PendingWindowInDays must be between 7 and 30');
      const deletion = new Date(Date.parse(context.now) + days * DAY_MILLISECONDS);
      context.table(keys).put(row.id, { ...row, deletion: deletion.toISOString() });
      return {
        KeyId: keyArn(context, row.id),
        DeletionDate: deletion,
        KeyState: 'PendingDeletion',
        PendingWindowInDays: days,
      };
    },
  ),
};

export const invalidMarker = (): AwsError => new AwsError('InvalidMarkerException', 'The marker is not valid.');

function checkedDescription(description: string): string {
  if (description.length > 8_192)
    throw new AwsError('ValidationException', 'A description has at most 8192 characters.');
  return description;
}

function metadata(context: CallContext, row: KeyRow): KeyMetadata {
  return {
    AWSAccountId: context.accountId,
    KeyId: row.id,
    Arn: keyArn(context, row.id),
    CreationDate: new Date(row.created),
    Enabled: row.deletion === null,
    Description: row.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: row.deletion === null ? 'Enabled' : 'PendingDeletion',
    ...(row.deletion === null ? {} : { DeletionDate: new Date(row.deletion) }),
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}
