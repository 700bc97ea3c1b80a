// Keys and backup vaults that AWS has already.
import type { BackupVault, Key } from '@microaccounts/resources';
import { inRegion, type Existing, type ImportId } from '@microaccounts/resources/imports';

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

/** The logical name, `<region>/<name>`: the address below the account, without the kind. */
export function regionalName({ address, region }: Key | BackupVault): string {
  return `${region ?? ''}/${address.replace(/^.*\//, '')}`;
}
