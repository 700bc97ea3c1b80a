// The IAM actions that change an identity: what a guardrail and a permission boundary deny where the baseline is concerned.
// (Service Authorization Reference, "Actions, resources, and condition keys for AWS Identity and Access Management")

/** What makes a role, changes what it may do or who may assume it, or removes it. */
export const roleChanges: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];

/** What makes a managed policy, changes which version of it counts, or removes it. */
export const managedPolicyChanges: readonly string[] = [
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:TagPolicy',
  'iam:UntagPolicy',
];

/** What makes a SAML provider, changes whom it vouches for, or removes it. */
export const samlProviderChanges: readonly string[] = [
  'iam:CreateSAMLProvider',
  'iam:DeleteSAMLProvider',
  'iam:TagSAMLProvider',
  'iam:UntagSAMLProvider',
  'iam:UpdateSAMLProvider',
];
