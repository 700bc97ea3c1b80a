// Sums up the reports of a run, keeps the summary, and sends it: one message for a run.
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { DriftReport } from '@microaccounts/drift';
import { reportKey, runPrefix, summaryKey } from '../plan/reports';
import { required, type Environment } from './environment';
import { reportOf } from './report';
import { subjectOf, summarize, textOf, type Summary } from './summary';

export interface Run {
  readonly run: string;
  /** The parts that it should have a report of. */
  readonly parts: readonly string[];
}

/** Sums up what the parts wrote; a part without a report is named as missing. */
export async function tell(
  { run, parts }: Run,
  environment: Environment,
  { s3, sns }: { readonly s3: S3Client; readonly sns: SNSClient },
): Promise<Summary> {
  const bucket = required(environment, 'DRIFT_BUCKET');
  const topic = required(environment, 'DRIFT_TOPIC_ARN');
  const found = new Map<string, DriftReport | null>();
  for (const part of parts) found.set(part, await reportOfPart(s3, bucket, reportKey(run, part)));
  const summary = summarize({ run, parts: found, reports: `s3://${bucket}/${runPrefix(run)}` });
  const text = JSON.stringify(summary, null, 2);
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: summaryKey(run), Body: text, ContentType: 'application/json' }),
  );
  await sns.send(
    new PublishCommand({
      TopicArn: topic,
      Subject: subjectOf(summary),
      // Each protocol takes its own text (SNS API Reference, "Publish", `MessageStructure`).
      MessageStructure: 'json',
      Message: JSON.stringify({ default: text, email: textOf(summary) }),
      MessageAttributes: { status: { DataType: 'String', StringValue: summary.status } },
    }),
  );
  return summary;
}

async function reportOfPart(s3: S3Client, bucket: string, key: string): Promise<DriftReport | null> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body === undefined ? null : reportOf(await Body.transformToString());
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}
