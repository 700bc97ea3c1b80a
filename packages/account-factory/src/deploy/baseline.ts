// What every account has in each of its regions: a key and a backup vault.
import * as backup from '@pulumi/aws/backup';
import * as kms from '@pulumi/aws/kms';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import type { BackupVault, Key } from '@microaccounts/resources';
import type { Deployment, ImportId, Existing } from '@microaccounts/resources/deploy';

/** Registers the key of a region and its alias. Days are the longest that KMS allows before a key is gone for good. */
export function deployKey(key: Key, deployment: Deployment, options: CustomResourceOptions): void {
  const { alias, description, rotation, policy, tags } = key.properties;
  const region = regionOf(key);
  const deployed = new kms.Key(
    regionalName(key),
    {
      region,
      description,
      enableKeyRotation: rotation,
      policy: deployment.document(policy),
      deletionWindowInDays: 30,
      tags: deployment.map(tags),
    },
    options,
  );
  new kms.Alias(
    regionalName(key),
    { region, name: alias, targetKeyId: deployed.keyId },
    { ...options, parent: deployed },
  );
  deployment.registered(key.address, { id: deployed.keyId, arn: deployed.arn });
}

/** Registers the backup vault of a region. */
export function deployBackupVault(vault: BackupVault, deployment: Deployment, options: CustomResourceOptions): void {
  const { name, key, tags } = vault.properties;
  const deployed = new backup.Vault(
    regionalName(vault),
    { region: regionOf(vault), name, kmsKeyArn: deployment.resolve(key), tags: deployment.map(tags) },
    options,
  );
  deployment.registered(vault.address, { id: deployed.id, arn: deployed.arn });
}

/** The key, and its alias if it has it already: a run may have been cut off between the two. */
export function keyImport(key: Key, existing: Existing): ImportId[] {
  const found = existing(key.address);
  if (found?.ids['id'] === undefined) return [];
  const deployed = { type: 'aws:kms/key:Key', name: regionalName(key), id: inRegion(key, found.ids['id']) };
  const { alias } = found.properties as { readonly alias: string | null };
  if (alias === null) return [deployed];
  return [deployed, { type: 'aws:kms/alias:Alias', name: regionalName(key), id: inRegion(key, alias) }];
}

export function backupVaultImport(vault: BackupVault, existing: Existing): ImportId[] {
  if (existing(vault.address) === undefined) return [];
  return [{ type: 'aws:backup/vault:Vault', name: regionalName(vault), id: inRegion(vault, vault.properties.name) }];
}

/** `<region>/<name>`: the address below the account, without the kind. */
function regionalName({ address, region }: Key | BackupVault): string {
  return `${region ?? ''}/${address.replace(/^.*\//, '')}`;
}

/** The import id of something in another region than its provider's (`@pulumi/aws` 7, "region"). */
function inRegion(resource: Key | BackupVault, id: string): string {
  return `${id}@${regionOf(resource)}`;
}

function regionOf({ region, address }: Key | BackupVault): string {
  if (region === null) throw new TypeError(`\`${address}\` has no region`);
  return region;
}
