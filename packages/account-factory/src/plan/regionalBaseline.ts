// What an account has in each of its regions: a key, and a vault for backups that it encrypts.
import type { Account, Estate } from '@microaccounts/config';
import { keyPolicy } from '@microaccounts/policies';
import { BACKUP_VAULT, KEY_ALIAS, MANAGED_BY, reference, type BackupVault, type Key } from '@microaccounts/resources';

/** Keys and vaults of an account, region by region in the order of the alphabet, a key before its vault. */
export function regionalBaseline(estate: Estate, account: Account): (Key | BackupVault)[] {
  const policy = keyPolicy(estate, account);
  return [...account.regions].sort().flatMap((region) => {
    const key = keyOf(account, region, policy);
    return [key, vaultOf(account, region, key)];
  });
}

function keyOf(account: Account, region: string, policy: Key['properties']['policy']): Key {
  const name = KEY_ALIAS.replace(/^alias\//, '');
  return {
    kind: 'key',
    address: `account/${account.key}/${region}/key/${name}`,
    account: account.key,
    region,
    stack: `baseline.${account.key}`,
    properties: {
      alias: KEY_ALIAS,
      description: 'Encrypts what the account keeps in this region',
      rotation: true,
      policy,
      tags: { ...MANAGED_BY, Name: name },
    },
  };
}

function vaultOf(account: Account, region: string, key: Key): BackupVault {
  return {
    kind: 'backup-vault',
    address: `account/${account.key}/${region}/backup-vault/${BACKUP_VAULT}`,
    account: account.key,
    region,
    stack: `baseline.${account.key}`,
    properties: { name: BACKUP_VAULT, key: reference(key.address, 'arn'), tags: MANAGED_BY },
  };
}
