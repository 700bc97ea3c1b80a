// Backup vaults of one account in one region, and their tags.
import type {
  BackupVaultListMember,
  CreateBackupVaultCommandInput,
  CreateBackupVaultCommandOutput,
  DeleteBackupVaultCommandInput,
  DescribeBackupVaultCommandInput,
  DescribeBackupVaultCommandOutput,
  ListBackupVaultsCommandInput,
  ListBackupVaultsCommandOutput,
  ListTagsCommandInput,
  ListTagsCommandOutput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-backup';
import { AwsError, isAwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { defineTable } from '../../store/table';
import { existingKey } from '../kms/tables';
import { type Tags, withoutTags, withTags } from '../tag';

interface VaultRow {
  readonly name: string;
  /** ARN of the key; null stands for the AWS managed key of the service, which is not simulated. */
  readonly key: string | null;
  readonly tags: Tags;
  readonly created: string;
}

const vaults = defineTable<VaultRow>('backup/vaults', 'account-region', {});
const TAG_REFUSALS = { invalid: 'InvalidParameterValueException', tooMany: 'LimitExceededException' };

export const vaultOperations = {
  CreateBackupVault: changes(
    (context, input: CreateBackupVaultCommandInput): Answer<CreateBackupVaultCommandOutput> => {
      const name = required(input.BackupVaultName, 'BackupVaultName', 'MissingParameterValueException');
      // (AWS Backup API Reference, "CreateBackupVault": BackupVaultName)
      if (!/^[a-zA-Z0-9_-]{2,50}$/.test(name)) throw invalid(`'${name}' is not a vault name.`);
      const table = context.table(vaults);
      if (table.get(name) !== undefined) {
        throw new AwsError('AlreadyExistsException', `Backup vault with the same name already exists: ${name}`);
      }
      const most = context.quotas.backupVaults;
      if (table.size >= most)
        throw new AwsError('LimitExceededException', `A region has at most ${most} backup vaults.`);
      const key = input.EncryptionKeyArn === undefined ? null : checkedKey(context, input.EncryptionKeyArn);
      const tags = withTags({}, input.BackupVaultTags ?? {}, TAG_REFUSALS);
      table.put(name, { name, key, tags, created: context.now });
      return { BackupVaultName: name, BackupVaultArn: arnOf(context, name), CreationDate: new Date(context.now) };
    },
  ),

  DescribeBackupVault: reads(
    (context, input: DescribeBackupVaultCommandInput): Answer<DescribeBackupVaultCommandOutput> =>
      view(context, existing(context, input.BackupVaultName)),
  ),

  ListBackupVaults: reads((context, input: ListBackupVaultsCommandInput): Answer<ListBackupVaultsCommandOutput> => {
    const all = context.table(vaults).all();
    const { items, next } = page('vaults', all, input.NextToken, input.MaxResults ?? 1_000, invalidToken);
    return { BackupVaultList: items.map((row) => view(context, row)), NextToken: next };
  }),

  DeleteBackupVault: changes((context, input: DeleteBackupVaultCommandInput) => {
    context.table(vaults).delete(existing(context, input.BackupVaultName).name);
    return {};
  }),

  TagResource: changes((context, input: TagResourceCommandInput) => {
    const row = byArn(context, input.ResourceArn);
    context.table(vaults).put(row.name, { ...row, tags: withTags(row.tags, input.Tags ?? {}, TAG_REFUSALS) });
    return {};
  }),

  UntagResource: changes((context, input: UntagResourceCommandInput) => {
    const row = byArn(context, input.ResourceArn);
    context.table(vaults).put(row.name, { ...row, tags: withoutTags(row.tags, input.TagKeyList) });
    return {};
  }),

  ListTags: reads((context, input: ListTagsCommandInput): Answer<ListTagsCommandOutput> => {
    const { name, tags } = byArn(context, input.ResourceArn);
    const { items, next } = page(
      `tags/${name}`,
      Object.entries(tags),
      input.NextToken,
      input.MaxResults ?? 1_000,
      invalidToken,
    );
    return { Tags: Object.fromEntries(items), NextToken: next };
  }),
};

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

const invalidToken = (): AwsError => invalid('The token is not valid.');

/** ⚠ inference: the key must be one of the same account and region. */
function checkedKey(context: CallContext, arn: string): string {
  try {
    existingKey(context, arn);
    return arn;
  } catch (error) {
    if (isAwsError(error, 'NotFoundException')) throw invalid(`The key ${arn} does not exist.`);
    throw error;
  }
}

function arnOf(context: CallContext, name: string): string {
  return `arn:aws:backup:${context.region}:${context.accountId}:backup-vault:${name}`;
}

function existing(context: CallContext, name: string | undefined): VaultRow {
  const row = context.table(vaults).get(required(name, 'BackupVaultName', 'MissingParameterValueException'));
  if (row === undefined) throw new AwsError('ResourceNotFoundException', `Backup vault ${name} does not exist.`);
  return row;
}

function byArn(context: CallContext, arn: string | undefined): VaultRow {
  const given = required(arn, 'ResourceArn', 'MissingParameterValueException');
  const prefix = arnOf(context, '');
  if (!given.startsWith(prefix)) throw new AwsError('ResourceNotFoundException', `${given} does not exist.`);
  return existing(context, given.slice(prefix.length));
}

function view(context: CallContext, row: VaultRow): BackupVaultListMember {
  return {
    BackupVaultName: row.name,
    BackupVaultArn: arnOf(context, row.name),
    VaultType: 'BACKUP_VAULT',
    VaultState: 'AVAILABLE',
    ...(row.key === null ? {} : { EncryptionKeyArn: row.key }),
    CreationDate: new Date(row.created),
    NumberOfRecoveryPoints: 0,
    Locked: false,
  };
}
