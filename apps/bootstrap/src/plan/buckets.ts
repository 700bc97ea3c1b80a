// The bucket of the state, and the one that holds who accessed it.
import {
  policyDocument,
  reference,
  type PolicyDocument,
  type Reference,
  type Statement,
} from '@microaccounts/resources';
import type { Settings } from './settings';
import { STATE_KEY } from './stateKey';

export interface BucketSpec {
  /** Logical name. */
  readonly name: string;
  readonly bucket: string;
  /** The key that encrypts its objects; null for S3's own. */
  readonly key: Reference | null;
  /** The bucket that its accesses are logged in; null for the log bucket itself. */
  readonly logs: { readonly bucket: string; readonly prefix: string } | null;
  readonly policy: PolicyDocument;
  /** Days after which objects end; null for never. */
  readonly expireDays: number | null;
  /** Days after which versions end that have been replaced or deleted. */
  readonly noncurrentDays: number;
}

/** How many replaced versions of a state stay whatever their age. */
export const KEPT_VERSIONS = 10;

/** Days after which the parts of an upload that was never finished are removed. */
export const ABORT_DAYS = 7;

const LOG_PREFIX = 'state/';

/** The log bucket first: the other writes into it. */
export function buckets(settings: Settings): BucketSpec[] {
  const { managementAccountId, stateBucket, noncurrentDays, logDays } = settings;
  const logBucket = `${stateBucket}-logs`;
  return [
    {
      name: 'logs',
      bucket: logBucket,
      // Access logs can be delivered only into a bucket that encrypts with S3's own key (S3 User Guide, "Enabling Amazon S3
      // server access logging").
      key: null,
      logs: null,
      policy: policyDocument([...secureTransport(logBucket), logDelivery(logBucket, stateBucket, managementAccountId)]),
      expireDays: logDays,
      noncurrentDays: 1,
    },
    {
      name: 'state',
      bucket: stateBucket,
      key: reference(STATE_KEY, 'arn'),
      logs: { bucket: logBucket, prefix: LOG_PREFIX },
      policy: policyDocument(secureTransport(stateBucket)),
      expireDays: null,
      noncurrentDays,
    },
  ];
}

/** Nothing but TLS, from version 1.2 on (S3 User Guide, "Security best practices for Amazon S3"). */
export function secureTransport(bucket: string): Statement[] {
  const everything = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [bucketArn(bucket), `${bucketArn(bucket)}/*`],
  };
  return [
    { Sid: 'OnlyTls', ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Sid: 'OnlyModernTls', ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
  ];
}

/** (S3 User Guide, "Enabling Amazon S3 server access logging") */
function logDelivery(logBucket: string, source: string, account: string): Statement {
  return {
    Sid: 'LogDelivery',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${bucketArn(logBucket)}/${LOG_PREFIX}*`,
    Condition: { ArnLike: { 'aws:SourceArn': bucketArn(source) }, StringEquals: { 'aws:SourceAccount': account } },
  };
}

function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}
