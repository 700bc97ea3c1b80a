// How often AWS may be asked: what its documentation says of each API, and what is assumed where it says nothing.

export interface Rate {
  readonly perSecond: number;
  /** How many may follow each other at once. */
  readonly burst: number;
  /** The page that says so; null for an inference. */
  readonly page: string | null;
}

const ORGANIZATIONS = 'AWS Organizations User Guide, "Quotas and service limits for AWS Organizations"';
const EC2 = 'Amazon EC2 Developer Guide, "Request throttling for the Amazon EC2 API"';
const ACCOUNT = 'AWS Account Management Reference Guide, "Quotas for AWS Account Management"';
const STS = 'IAM User Guide, "IAM and AWS STS quotas"';

const organizations = (perSecond: number, burst: number): Rate => ({ perSecond, burst, page: ORGANIZATIONS });

/** By call. */
const RATES: { readonly [name: string]: Rate } = {
  'organizations:ListAccounts': organizations(8, 12),
  'organizations:ListTargetsForPolicy': organizations(5, 8),
  'organizations:ListPoliciesForTarget': organizations(5, 8),
  'organizations:ListPolicies': organizations(5, 8),
  'organizations:ListParents': organizations(5, 8),
  'organizations:ListAccountsForParent': organizations(5, 8),
  'organizations:DescribePolicy': organizations(2, 2),
  'organizations:ListTagsForResource': organizations(10, 15),
  'organizations:DescribeAccount': organizations(20, 30),
  'organizations:DescribeCreateAccountStatus': organizations(2, 2),
  // ⚠ inference: of the account that calls, whichever the contact is of; the page says "per account".
  'account:GetAlternateContact': { perSecond: 10, burst: 15, page: ACCOUNT },
  'sts:AssumeRole': { perSecond: 600, burst: 600, page: STS },
};

/** Reads of EC2 share one bucket in an account and region. */
const EC2_READS: Rate = { perSecond: 20, burst: 100, page: EC2 };
/** ⚠ inference: like the slowest list of Organizations that has a number. */
const OTHER_ORGANIZATIONS: Rate = { perSecond: 5, burst: 8, page: null };
/** ⚠ inference: most services name no number; those that do (KMS, Systems Manager) allow this and more. */
const ANY: Rate = { perSecond: 10, burst: 20, page: null };

/**
 * The rate of a call, and the name of the bucket that it shares in its account and region.
 * @param name `organizations:ListAccounts`
 */
export function rateOf(name: string): { readonly rate: Rate; readonly bucket: string } {
  const service = name.slice(0, name.indexOf(':'));
  if (service === 'ec2') return { rate: EC2_READS, bucket: 'ec2' };
  const rate = RATES[name] ?? (service === 'organizations' ? OTHER_ORGANIZATIONS : ANY);
  return { rate, bucket: name };
}

/** Seconds that so many calls of one bucket take at its rate, answered at once. */
export function secondsOf({ perSecond, burst }: Rate, calls: number): number {
  return Math.max(0, calls - burst) / perSecond;
}
