// Texts that resources are made of.

export const POLICY =
  '{"Statement":[{"Action":"s3:GetObject","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}';
export const REORDERED =
  '{ "Statement": { "Resource": "*", "Action": ["s3:GetObject"], "Effect": "Allow" }, "Version": "2012-10-17" }';
export const OTHER = POLICY.replace('s3:GetObject', 's3:ListBucket');
/** `POLICY` with its version before all other keys. */
export const VERSION_FIRST =
  '{"Version":"2012-10-17","Statement":[{"Action":"s3:GetObject","Effect":"Allow","Resource":"*"}]}';
export const TRUST =
  '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"}}],"Version":"2012-10-17"}';
export const METADATA = `<EntityDescriptor entityID="corp">${' '.repeat(1000)}</EntityDescriptor>`;
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
export const SQS = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess';
