// The meant estate: every key has a value, every name is resolved, every list is sorted where its order means nothing.

export interface Contacts {
  readonly operations?: string;
  readonly security?: string;
  readonly billing?: string;
}

export interface OrganizationalUnit {
  /** Names from the top, joined by `/`: `Workloads/Dev`. */
  readonly path: string;
  readonly name: string;
  /** The path of its parent; null directly under the root. */
  readonly parent: string | null;
  readonly guardrails: readonly string[];
}

export interface Environment {
  readonly name: string;
  readonly organizationalUnit: string;
  readonly ring: number;
  readonly segment: string;
}

export interface BusinessUnit {
  readonly name: string;
  readonly costCenter: string | null;
  readonly contacts: Contacts;
}

/** A guardrail of this company, from `guardrails/<name>.yaml`. Statements are IAM policy statements. */
export interface Guardrail {
  readonly name: string;
  readonly description: string;
  readonly type: 'scp' | 'rcp';
  readonly statements: readonly { readonly [element: string]: unknown }[];
}

/** What an account file or `baseline.roles` says of a role, standard or further. */
export interface RoleSettings {
  /** The AD group that may assume it; null: from `baseline.group`. */
  readonly group: string | null;
  /** ARNs of managed policies, in addition to the standard ones of the role. */
  readonly policies: readonly string[];
  readonly statements: readonly { readonly [element: string]: unknown }[];
}

export interface Tier {
  readonly name: string;
  readonly kind: 'private' | 'isolated' | 'public';
  /** Prefix length of one subnet, of which there is one per availability zone. */
  readonly size: number;
}

/** What an account uses of the network of one region. */
export interface AccountNetwork {
  /** Tiers whose shared subnets it gets, sorted. */
  readonly tiers: readonly string[];
  /** Tier → prefix length of subnets of its own. */
  readonly dedicated: { readonly [tier: string]: number };
}

export interface Account {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly businessUnit: string;
  readonly environment: string;
  readonly owner: string;
  readonly description: string;
  readonly contacts: Contacts;
  readonly costCenter: string | null;
  /** Path of the organizational unit in which it belongs now, its state considered. */
  readonly organizationalUnit: string;
  readonly segment: string;
  readonly ring: number;
  readonly regions: readonly string[];
  /** IAM service prefixes that it may use: default, plus allowed, less denied, plus foundation; bundles resolved; sorted. */
  readonly services: readonly string[];
  /** Guardrails of its own, beside those of its organizational units. */
  readonly guardrails: readonly string[];
  /** By region; a region that is not named has no network. */
  readonly network: { readonly [region: string]: AccountNetwork };
  readonly roles: { readonly [name: string]: RoleSettings };
  /** Account key → services that it may read here. */
  readonly trustedAccounts: { readonly [account: string]: readonly string[] };
  readonly quotas: { readonly [region: string]: { readonly [quota: string]: number } };
  readonly tags: { readonly [key: string]: string };
  readonly budget: { readonly monthlyUsd: number } | null;
  /** Whether `drift --heal` may deploy its stacks again. */
  readonly drift: { readonly heal: boolean };
  readonly state: 'active' | 'suspended' | 'closed';
  /** 12 digits, of an account that existed before; otherwise null. */
  readonly id: string | null;
}

export interface Estate {
  readonly organization: {
    readonly managementAccountId: string;
    readonly homeRegion: string;
    /** Telephone number of every alternate contact. */
    readonly contactPhone: string;
    readonly guardrails: readonly string[];
  };
  readonly coreAccounts: { readonly network: string; readonly logArchive: string; readonly audit: string };
  readonly regions: {
    readonly default: readonly string[];
    readonly available: readonly string[];
    readonly globalServicesRegion: string;
  };
  readonly exemptPrincipals: readonly string[];
  /** Parents before their children. */
  readonly organizationalUnits: readonly OrganizationalUnit[];
  readonly environments: { readonly [name: string]: Environment };
  readonly businessUnits: { readonly [name: string]: BusinessUnit };
  readonly services: {
    readonly default: readonly string[];
    readonly foundation: readonly string[];
    readonly strategy: 'denyOthers' | 'allowListed';
  };
  readonly policies: { readonly shards: number };
  readonly network: {
    readonly pools: { readonly [region: string]: readonly string[] };
    readonly reserved: readonly string[];
    /** Zone ids, in the order of the estate. */
    readonly availabilityZones: { readonly [region: string]: readonly string[] };
    readonly defaultTiers: readonly string[];
    readonly vpc: { readonly size: number; readonly tiers: readonly Tier[] };
    readonly transitGateway: { readonly asn: { readonly [region: string]: number } } | null;
  };
  readonly baseline: {
    /** `metadata` is the text of the metadata file. */
    readonly federation: { readonly kind: 'saml'; readonly provider: string; readonly metadata: string } | null;
    /** `{accountId}`, `{accountKey}` and `{role}` are replaced. */
    readonly group: string;
    readonly roles: { readonly [name: string]: RoleSettings };
  };
  /** Which stacks `drift --heal` may deploy again; of an account and its baseline it is the account that says so. */
  readonly drift: { readonly heal: { readonly organization: boolean; readonly network: boolean } };
  readonly limits: Limits;
  readonly guardrails: { readonly [name: string]: Guardrail };
  /** Sorted by key. */
  readonly accounts: readonly Account[];
}

/** Quotas of AWS that this organization has; see `limits.ts` for their defaults and sources. */
export interface Limits {
  readonly accounts: number;
  readonly organizationalUnits: number;
  readonly organizationalUnitDepth: number;
  readonly scps: number;
  readonly scpCharacters: number;
  readonly scpAttachmentsPerTarget: number;
  readonly rcpCharacters: number;
  readonly rcpAttachmentsPerTarget: number;
  readonly participantsPerVpc: number;
  readonly subnetsPerVpc: number;
  readonly sharedSubnetsPerAccount: number;
  readonly managedPolicyCharacters: number;
  readonly rolePolicyCharacters: number;
  readonly trustPolicyCharacters: number;
  readonly managedPoliciesPerRole: number;
}
