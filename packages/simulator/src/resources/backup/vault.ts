// aws.backup.Vault, with its name as id.
import { orGone } from '../awsAccess';
import { optionalText, text, textMap } from '../properties';
import { regional } from '../resourceType';
import { tagChanges } from '../tags';

export const vault = regional({
  token: 'aws:backup/vault:Vault',
  inputs: {
    name: { required: true, replaces: true },
    kmsKeyArn: { computed: true, replaces: true },
    forceDestroy: { default: false, unreadable: true },
    tags: {},
  },
  unique: ['name'],
  async create(aws, inputs) {
    const [BackupVaultName, key] = [text(inputs, 'name'), optionalText(inputs, 'kmsKeyArn')];
    await aws.call('backup', 'createBackupVault', {
      BackupVaultName,
      BackupVaultTags: textMap(inputs, 'tags'),
      ...(key === undefined ? {} : { EncryptionKeyArn: key }),
    });
    return BackupVaultName;
  },
  async read(aws, id) {
    const question = aws.call('backup', 'describeBackupVault', { BackupVaultName: id });
    // AWS Backup answers AccessDeniedException for a vault that does not exist.
    const found = await orGone(question, 'ResourceNotFoundException', 'AccessDeniedException');
    if (found === null) return null;
    const { Tags = {} } = await aws.call('backup', 'listTags', { ResourceArn: found.BackupVaultArn });
    return {
      id,
      outputs: {
        arn: found.BackupVaultArn,
        name: found.BackupVaultName,
        kmsKeyArn: found.EncryptionKeyArn,
        recoveryPoints: found.NumberOfRecoveryPoints ?? 0,
        tags: Object.fromEntries(Object.entries(Tags).filter(([name]) => !name.startsWith('aws:'))),
      },
    };
  },
  async update(aws, _id, change) {
    const ResourceArn = text(change.old, 'arn');
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(change.new, 'tags'));
    if (remove.length > 0) await aws.call('backup', 'untagResource', { ResourceArn, TagKeyList: remove });
    if (Object.keys(set).length > 0) await aws.call('backup', 'tagResource', { ResourceArn, Tags: set });
  },
  async delete(aws, id) {
    await orGone(aws.call('backup', 'deleteBackupVault', { BackupVaultName: id }), 'ResourceNotFoundException');
  },
});
