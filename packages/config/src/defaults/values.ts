// What holds where nothing is written: the values of keys that are left out.
import type { WrittenOrganizationalUnits } from '../written/organizationalUnits';

/** The tree of organizational units of an estate that writes none. */
export const defaultOrganizationalUnits: WrittenOrganizationalUnits = {
  Core: {},
  Workloads: {
    guardrails: ['protect-baseline'],
    children: { Dev: {}, Uat: {}, Prod: { guardrails: ['no-public-buckets'] }, Shared: {} },
  },
  Suspended: { guardrails: ['deny-everything'] },
};

/** Where accounts go that are not active. */
export const defaultStateUnit = 'Suspended';

/** Of an account. */
export const defaultState = 'active';

/**
 * Telephone number of alternate contacts, evidently nobody's: AWS demands one. ⚠ inference: AWS calls none, and takes what its
 * pattern takes (AWS Account Management API Reference, "PutAlternateContact": `PhoneNumber`).
 */
export const defaultContactPhone = '000-000-0000';

/** Of an environment: the accounts of ring 0 are deployed first. */
export const defaultRing = 0;

/** How accounts are held to their services. */
export const defaultStrategy = 'denyOthers';

/** Into how many policies one text of SCP is spread. */
export const defaultShards = 1;

/** What `drift --heal` may deploy again by itself: nothing that nobody has allowed. */
export const defaultHeal = { organization: false, network: false, accounts: false } as const;

/** Of a guardrail of the company. */
export const defaultGuardrailType = 'scp';

/** Of a tier. */
export const defaultTierKind = 'private';

/** Prefix length of a VPC. */
export const defaultVpcSize = 19;

/** Tiers of a VPC: 1,000 addresses per zone for what runs, half of that for what stores. */
export const defaultTiers = {
  app: { kind: 'private', size: 22 },
  data: { kind: 'isolated', size: 23 },
} as const;

/** Tiers of an account that does not write `network`, as far as the estate has them. */
export const defaultAccountTiers: readonly string[] = ['app'];

/** AD group of a role. */
export const defaultGroup = 'AWS-{accountId}-{role}';

export const defaultGlobalServicesRegion = 'us-east-1';

/** The ASN that AWS gives a Transit Gateway (Amazon VPC Transit Gateways Guide, "Create a transit gateway"). */
export const defaultAsn = 64_512;
