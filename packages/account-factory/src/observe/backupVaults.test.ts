import { BackupClient } from '@aws-sdk/client-backup';
import { answeringClient } from '@microaccounts/resources/testing';
import { readBackupVaults } from './backupVaults';

test("the landing zone's vaults, by name or mark, and neither the team's nor AWS's", async () => {
  const tags: { readonly [arn: string]: object } = { 'arn:marked': { 'managed-by': 'microaccounts', 'aws:x': 'y' } };
  const names = ['Default', 'aws/efs/automatic-backup-vault', 'landing-zone', 'marked', 'team'];
  const { client } = answeringClient(BackupClient, {
    ListBackupVaults: () => ({
      BackupVaultList: names.map((BackupVaultName) => ({
        ...{ BackupVaultName, BackupVaultArn: `arn:${BackupVaultName}`, EncryptionKeyArn: 'arn:key' },
      })),
    }),
    ListTags: ({ ResourceArn }) => ({ Tags: tags[ResourceArn as string] }),
  });
  const vault = (name: string, own: object): object => ({
    kind: 'backup-vault',
    accountId: '222222222222',
    region: 'us-east-1',
    ids: { id: name, arn: `arn:${name}` },
    properties: { name, key: 'arn:key', tags: own },
  });
  expect(await readBackupVaults(client, '222222222222', 'us-east-1')).toEqual([
    vault('landing-zone', {}),
    vault('marked', { 'managed-by': 'microaccounts' }),
  ]);
});
