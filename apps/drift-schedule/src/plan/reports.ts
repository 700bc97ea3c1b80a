// Where reports are: the bucket, and the names of its objects.
import { secureTransport, type BucketSpec } from '@microaccounts/bootstrap';
import { policyDocument, reference } from '@microaccounts/resources';
import { KEY } from './key';
import type { Settings } from './settings';

const NONCURRENT_DAYS = 30;

/** Where tasks write, and where Step Functions writes what became of each. */
export const PREFIXES = { reports: 'reports/', executions: 'executions/' } as const;

export function reportBucket({ reportBucket: bucket, retentionDays }: Settings): BucketSpec {
  return {
    name: 'reports',
    bucket,
    key: reference(KEY, 'arn'),
    logs: null,
    policy: policyDocument(secureTransport(bucket)),
    expireDays: retentionDays,
    noncurrentDays: NONCURRENT_DAYS,
  };
}

/** The folder of a run. */
export function runPrefix(run: string): string {
  return `${PREFIXES.reports}${run}/`;
}

/** The object that holds the report of one part. */
export function reportKey(run: string, part: string): string {
  return `${runPrefix(run)}${part}.json`;
}

/** The object that holds the summary of a run. */
export function summaryKey(run: string): string {
  return `${runPrefix(run)}summary.json`;
}
