import { Cloud, MANAGEMENT_ID, refusal } from '../../testing/cloud';

describe('backup vaults', () => {
  it('are read as they were made', async () => {
    const cloud = new Cloud();
    const { Arn } = (await cloud.call('kms:CreateKey')).KeyMetadata;
    const input = { BackupVaultName: 'landing-zone', EncryptionKeyArn: Arn, BackupVaultTags: { a: 'b' } };
    const { BackupVaultArn } = await cloud.call('backup:CreateBackupVault', input);
    expect(BackupVaultArn).toBe(`arn:aws:backup:us-east-1:${MANAGEMENT_ID}:backup-vault:landing-zone`);
    expect((await cloud.call('backup:ListBackupVaults')).BackupVaultList).toMatchObject([
      { BackupVaultName: 'landing-zone', EncryptionKeyArn: Arn },
    ]);
    await cloud.call('backup:TagResource', { ResourceArn: BackupVaultArn, Tags: { c: 'd' } });
    await cloud.call('backup:UntagResource', { ResourceArn: BackupVaultArn, TagKeyList: ['a'] });
    expect((await cloud.call('backup:ListTags', { ResourceArn: BackupVaultArn })).Tags).toEqual({ c: 'd' });
    await expect(cloud.call('backup:CreateBackupVault', input)).rejects.toMatchObject(
      refusal('AlreadyExistsException'),
    );
    await cloud.call('backup:DeleteBackupVault', { BackupVaultName: 'landing-zone' });
    await expect(cloud.call('backup:DescribeBackupVault', { BackupVaultName: 'landing-zone' })).rejects.toMatchObject(
      refusal('ResourceNotFoundException'),
    );
  });

  it('need a good name, a key that exists, and room', async () => {
    const cloud = new Cloud({ quotas: { backupVaults: 1 } });
    const create = (BackupVaultName: string, more: object = {}) =>
      cloud.call('backup:CreateBackupVault', { BackupVaultName, ...more });
    await expect(create('a')).rejects.toMatchObject(refusal('InvalidParameterValueException'));
    const key = `arn:aws:kms:us-east-1:${MANAGEMENT_ID}:key/none`;
    await expect(create('vault', { EncryptionKeyArn: key })).rejects.toMatchObject(
      refusal('InvalidParameterValueException'),
    );
    await create('vault');
    await expect(create('vault2')).rejects.toMatchObject(refusal('LimitExceededException'));
  });
});
