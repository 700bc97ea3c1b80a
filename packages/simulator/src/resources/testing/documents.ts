// Texts that resources are made of.

export const POLICY =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';
export const REORDERED =
  '{ "Statement": { "Resource": "*", "Action": ["s3:GetObject"], "Effect": "Allow" }, "Version": "2012-10-17" }';
export const OTHER = POLICY.replace('s3:GetObject', 's3:ListBucket');
export const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]}';
export const METADATA = `<EntityDescriptor entityID="corp">${' '.repeat(1000)}</EntityDescriptor>`;
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
export const SQS = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess';
