// Rules about what is kept: encrypted with keys of the landing zone, which rotate, and never public.
import type { Registered } from './registered';
import { broken, isTrue, KEPT, ofTypes, onInput, worst, type Rule, type Verdict } from './rule';

const backupVaultsHaveAKey: Rule = {
  name: 'backup-vaults-have-a-key',
  meaning: 'A backup vault is encrypted with a key that is named, not with the one that AWS Backup shares.',
  source:
    'AWS Backup Developer Guide, "Encryption for backups in AWS Backup"; AWS Well-Architected Framework, SEC08-BP02 "Enforce encryption at rest"',
  help: 'give the ARN of the key of its region as `kmsKeyArn`',
  about: ofTypes('aws:backup/vault:Vault'),
  verdict: (registered) =>
    onInput(registered, 'kmsKeyArn', (key) =>
      key === undefined ? broken(`backup vault \`${registered.name}\` names no key`) : KEPT,
    ),
};

const keysRotate: Rule = {
  name: 'keys-rotate',
  meaning: 'A symmetric key is rotated every year.',
  source: 'AWS Security Hub control KMS.4 (AWS Config rule `cmk-backing-key-rotation-enabled`)',
  help: 'set `enableKeyRotation` to true',
  about: ofTypes('aws:kms/key:Key'),
  verdict: (registered) =>
    // Only symmetric keys rotate by themselves (AWS KMS Developer Guide, "Rotate AWS KMS keys").
    onInput(registered, 'customerMasterKeySpec', (spec = 'SYMMETRIC_DEFAULT') =>
      spec === 'SYMMETRIC_DEFAULT'
        ? onInput(registered, 'enableKeyRotation', (rotates) =>
            isTrue(rotates) ? KEPT : broken(`key \`${registered.name}\` is not rotated`),
          )
        : KEPT,
    ),
};

const secretParametersHaveAKey: Rule = {
  name: 'secret-parameters-have-a-key',
  meaning: 'A parameter of type `SecureString` is encrypted with a key that is named.',
  source:
    'AWS Systems Manager User Guide, "AWS KMS encryption for AWS Systems Manager Parameter Store SecureString parameters"',
  help: 'give the key of its region as `keyId`',
  about: ofTypes('aws:ssm/parameter:Parameter'),
  verdict: (registered) =>
    onInput(registered, 'type', (type) =>
      type === 'SecureString'
        ? onInput(registered, 'keyId', (key) =>
            key === undefined ? broken(`parameter \`${registered.name}\` names no key`) : KEPT,
          )
        : KEPT,
    ),
};

const bucketsHaveAKey: Rule = {
  name: 'buckets-have-a-key',
  meaning: 'What sets how a bucket encrypts says KMS and a key that is named.',
  source: 'AWS Security Hub control S3.17 (AWS Config rule `s3-default-encryption-kms`)',
  help: 'set `sseAlgorithm` to `aws:kms` or `aws:kms:dsse`, and `kmsMasterKeyId`',
  about: ofTypes(
    'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
    'aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2',
  ),
  verdict: (registered) =>
    onInput(registered, 'rules', (rules) => {
      const found = Array.isArray(rules) ? (rules as readonly unknown[]) : [];
      if (found.length === 0) return broken(`\`${registered.name}\` says nothing of how its bucket encrypts`);
      return worst(found.map((_, index) => bucketRule(registered, index)));
    }),
};

/** The verdict on one of the `rules` of a bucket's encryption. */
function bucketRule(registered: Registered, index: number): Verdict {
  const byDefault = `rules.${index}.applyServerSideEncryptionByDefault`;
  return onInput(registered, `${byDefault}.sseAlgorithm`, (algorithm) =>
    algorithm === 'aws:kms' || algorithm === 'aws:kms:dsse'
      ? onInput(registered, `${byDefault}.kmsMasterKeyId`, (key) =>
          key === undefined ? broken(`\`${registered.name}\` names no key for its bucket`) : KEPT,
        )
      : broken(`\`${registered.name}\` does not encrypt its bucket with KMS`),
  );
}

export const encryptionRules: readonly Rule[] = [
  backupVaultsHaveAKey,
  keysRotate,
  secretParametersHaveAKey,
  bucketsHaveAKey,
];
