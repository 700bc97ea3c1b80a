// The quotas of AWS that an estate can come up against: their defaults, and where AWS says so.
import type { Limits } from './estate';

export interface Limit {
  readonly default: number;
  /** Whether AWS raises it on request: passing one that the estate does not state is then a warning only. */
  readonly raisable: boolean;
  readonly what: string;
  /** The page of AWS's documentation. */
  readonly source: string;
}

const organizations = 'AWS Organizations User Guide, "Quotas for AWS Organizations"';
const sharing = 'Amazon VPC User Guide, "Amazon VPC quotas", VPC sharing';
const iam = 'IAM User Guide, "IAM and AWS STS quotas"';

/** Defaults of a fresh organization; `limits` in `landing-zone.yaml` says where one's own differs. */
export const limitTable: { readonly [Name in keyof Limits]: Limit } = {
  accounts: {
    default: 10,
    raisable: true,
    what: 'accounts in the organization, the management account and closed ones included',
    source: organizations,
  },
  organizationalUnits: {
    default: 2000,
    raisable: false,
    what: 'organizational units in the organization',
    source: organizations,
  },
  organizationalUnitDepth: {
    default: 5,
    raisable: false,
    what: 'levels of organizational units under the root',
    source: organizations,
  },
  scps: { default: 10_000, raisable: false, what: 'SCPs in the organization', source: organizations },
  scpCharacters: { default: 10_240, raisable: false, what: 'characters of an SCP', source: organizations },
  scpAttachmentsPerTarget: {
    default: 10,
    raisable: false,
    what: 'SCPs attached to the root, an organizational unit or an account',
    source: organizations,
  },
  rcpCharacters: { default: 5120, raisable: false, what: 'characters of an RCP', source: organizations },
  rcpAttachmentsPerTarget: {
    default: 5,
    raisable: false,
    what: 'RCPs attached to the root, an organizational unit or an account',
    source: organizations,
  },
  participantsPerVpc: { default: 100, raisable: true, what: 'accounts that a VPC is shared with', source: sharing },
  subnetsPerVpc: {
    default: 200,
    raisable: true,
    what: 'subnets of a VPC',
    source: 'Amazon VPC User Guide, "Amazon VPC quotas"',
  },
  sharedSubnetsPerAccount: { default: 100, raisable: true, what: 'subnets shared with an account', source: sharing },
  managedPolicyCharacters: {
    default: 6144,
    raisable: false,
    what: 'characters of a managed policy, white space aside',
    source: iam,
  },
  rolePolicyCharacters: {
    default: 10_240,
    raisable: false,
    what: 'characters of all inline policies of a role, white space aside',
    source: iam,
  },
  trustPolicyCharacters: { default: 2048, raisable: true, what: 'characters of a trust policy', source: iam },
  managedPoliciesPerRole: { default: 20, raisable: false, what: 'managed policies attached to a role', source: iam },
};

/** The names of all limits. */
export const limitNames = Object.keys(limitTable) as readonly (keyof Limits)[];
