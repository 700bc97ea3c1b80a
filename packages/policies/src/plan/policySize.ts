// How long policy documents are in AWS's sense.
import { canonicalJson, substitute, type PolicyDocument, type Reference, type Role } from '@microaccounts/resources';

const ACCOUNT_ID = '0'.repeat(12);

/**
 * Characters of a document as AWS counts them, white space aside (IAM User Guide, "IAM and AWS STS quotas"), with every
 * reference as long as what will stand for it.
 */
export function policySize(document: PolicyDocument): number {
  return canonicalJson(substitute(document, lengthOf)).replace(/\s/g, '').length;
}

/** What of a role AWS limits: characters of its trust policy and of all its inline policies, number of managed ones. */
export interface RoleSize {
  readonly trustPolicy: number;
  readonly inlinePolicies: number;
  readonly managedPolicies: number;
}

export function roleSize({ properties }: Role): RoleSize {
  return {
    trustPolicy: policySize(properties.trustPolicy),
    inlinePolicies: Object.values(properties.inlinePolicies).reduce((sum, document) => sum + policySize(document), 0),
    managedPolicies: properties.managedPolicies.length,
  };
}

/** A text as long as the value of `reference`: an account's id, or the ARN of an identity, which ends like its address. */
function lengthOf({ ref, attribute }: Reference): string {
  if (attribute === 'id') return ACCOUNT_ID;
  return `arn:aws:iam::${ACCOUNT_ID}:${ref.split('/').slice(2).join('/')}`;
}
