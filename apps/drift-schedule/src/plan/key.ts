// The key that encrypts reports, messages and logs.
import type { KeySpec } from '@microaccounts/bootstrap';
import { policyDocument, type PolicyDocument } from '@microaccounts/resources';
import { alarmArn, logGroupArn, NAME } from './names';
import type { Settings } from './settings';

/** Address of the key in references. */
export const KEY = `key/${NAME}`;

export function keySpec(settings: Settings): KeySpec {
  return {
    address: KEY,
    name: NAME,
    alias: `alias/${NAME}`,
    description: 'Encrypts the reports, messages and logs of the drift job',
    policy: keyPolicy(settings),
  };
}

/**
 * IAM policies of the account decide; beside that, CloudWatch Logs for the one log group (CloudWatch Logs User Guide,
 * "Encrypt log data in CloudWatch Logs using AWS KMS") and CloudWatch for the one alarm (SNS Developer Guide, "Enable
 * compatibility between event sources from AWS services and encrypted topics").
 */
function keyPolicy(settings: Settings): PolicyDocument {
  const { accountId, region } = settings;
  return policyDocument([
    {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'Logs',
      Effect: 'Allow',
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: '*',
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn(settings) } },
    },
    {
      Sid: 'Alarm',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        ArnEquals: { 'aws:SourceArn': alarmArn(settings) },
        StringEquals: { 'aws:SourceAccount': accountId },
      },
    },
  ]);
}
