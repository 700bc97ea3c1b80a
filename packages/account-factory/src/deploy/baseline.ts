// What every account has in each of its regions: a key and a backup vault.
import * as backup from '@pulumi/aws/backup';
import * as kms from '@pulumi/aws/kms';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import type { BackupVault, Key } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { regionOf } from '@microaccounts/resources/imports';
import { regionalName } from '../imports';

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
