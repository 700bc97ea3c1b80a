// Reads the backup vaults of the landing zone in a region of an account.
import { paginateListBackupVaults, paginateListTags, type BackupClient } from '@aws-sdk/client-backup';
import { BACKUP_VAULT, type ObservedResource } from '@microaccounts/resources';
import { answered, tagsOf } from '@microaccounts/resources/observe';
import { isMarked } from './mark';

/** The vaults that bear the landing zone's name or mark; the team's own and AWS's are left out. Their `id` is the name. */
export async function readBackupVaults(
  client: BackupClient,
  accountId: string,
  region: string,
): Promise<ObservedResource[]> {
  const vaults: ObservedResource[] = [];
  for await (const page of paginateListBackupVaults({ client }, {})) {
    for (const { BackupVaultName, BackupVaultArn, EncryptionKeyArn } of page.BackupVaultList ?? []) {
      const name = answered(BackupVaultName, 'BackupVaultName');
      const arn = answered(BackupVaultArn, 'BackupVaultArn');
      if (isOfAws(name)) continue;
      const tags = await readTags(client, arn);
      if (name !== BACKUP_VAULT && !isMarked(tags)) continue;
      const properties = { name, key: EncryptionKeyArn ?? null, tags };
      vaults.push({ kind: 'backup-vault', accountId, region, ids: { id: name, arn }, properties });
    }
  }
  return vaults;
}

/** Vaults that AWS Backup makes itself (AWS Backup Developer Guide, "Backup vaults"). */
function isOfAws(name: string): boolean {
  return name === 'Default' || name.startsWith('aws/');
}

async function readTags(client: BackupClient, arn: string): Promise<ReturnType<typeof tagsOf>> {
  const tags: [string, string][] = [];
  for await (const page of paginateListTags({ client }, { ResourceArn: arn }))
    tags.push(...Object.entries(page.Tags ?? {}));
  return tagsOf(tags);
}
