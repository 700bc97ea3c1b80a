// A bucket with everything that makes it safe.
import * as s3 from '@pulumi/aws/s3';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { MANAGED_BY } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { ABORT_DAYS, KEPT_VERSIONS, type BucketSpec } from '../plan/buckets';

/**
 * Registers a bucket, its settings as its children; no run ever deletes it. S3 takes a log bucket only once its policy lets
 * logs in, so the policies of the buckets before it are given in `policies`, by bucket, and its own is added.
 */
export function deployBucket(
  spec: BucketSpec,
  policies: Map<string, s3.BucketPolicy>,
  deployment: Deployment,
  options: CustomResourceOptions,
): void {
  const { name } = spec;
  const deployed = new s3.Bucket(
    name,
    { bucket: spec.bucket, forceDestroy: false, tags: MANAGED_BY },
    { ...options, protect: true, retainOnDelete: true },
  );
  const bucket = deployed.id;
  const within = { ...options, parent: deployed };
  const versioning = new s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: 'Enabled' } }, within);
  const shut = new s3.BucketPublicAccessBlock(
    name,
    { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    within,
  );
  new s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } }, within);
  new s3.BucketServerSideEncryptionConfiguration(
    name,
    {
      bucket,
      rules: [
        spec.key === null
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
          : {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: 'aws:kms',
                kmsMasterKeyId: deployment.resolve(spec.key),
              },
              bucketKeyEnabled: true,
            },
      ],
    },
    within,
  );
  new s3.BucketLifecycleConfiguration(name, { bucket, rules: lifecycle(spec) }, { ...within, dependsOn: versioning });
  policies.set(
    spec.bucket,
    new s3.BucketPolicy(name, { bucket, policy: deployment.document(spec.policy) }, { ...within, dependsOn: shut }),
  );
  if (spec.logs !== null) {
    const { bucket: targetBucket, prefix: targetPrefix } = spec.logs;
    const dependsOn = [policies.get(targetBucket) ?? []].flat();
    new s3.BucketLogging(name, { bucket, targetBucket, targetPrefix }, { ...within, dependsOn });
  }
}

type Rules = NonNullable<s3.BucketLifecycleConfigurationArgs['rules']>;

function lifecycle({ expireDays, noncurrentDays }: BucketSpec): Rules {
  return [
    {
      id: 'versions',
      status: 'Enabled',
      filter: { prefix: '' },
      noncurrentVersionExpiration: {
        noncurrentDays,
        ...(expireDays === null ? { newerNoncurrentVersions: KEPT_VERSIONS } : {}),
      },
      abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_DAYS },
      expiration: expireDays === null ? { expiredObjectDeleteMarker: true } : { days: expireDays },
    },
  ];
}
