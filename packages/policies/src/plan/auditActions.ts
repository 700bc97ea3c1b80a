// What the auditor may call: the reads of the drift job in a member account and in the network account, nothing else.

/**
 * IAM actions of `LandingZoneAudit`, sorted. Metadata only: no object, record or secret can be read with them.
 * sts:GetCallerIdentity is not among them, since it needs no permission.
 */
export const auditActions: readonly string[] = [
  'backup:ListBackupVaults',
  'backup:ListTags',
  'cloudtrail:LookupEvents',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSubnets',
  'ec2:DescribeTransitGatewayVpcAttachments',
  'ec2:DescribeTransitGateways',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcs',
  'iam:GetAccountAuthorizationDetails',
  'iam:GetPolicy',
  'iam:GetSAMLProvider',
  'iam:ListRoles',
  'iam:ListSAMLProviders',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListKeys',
  'kms:ListResourceTags',
  'ram:GetResourceShareAssociations',
  'ram:GetResourceShares',
  'ssm:DescribeParameters',
  'ssm:GetParametersByPath',
  'ssm:ListTagsForResource',
];
