// Estates for tests: two regions, three tiers, a Transit Gateway; accounts as each test needs them.
import type { Account, AccountNetwork, Estate, Limits } from '@microaccounts/config';

/** An active account that uses the tier `app` of `us-east-1`. */
export function account(key: string, more: Partial<Account> = {}): Account {
  return {
    key,
    name: key,
    email: `aws+${key}@example.com`,
    businessUnit: 'analytics',
    environment: 'dev',
    owner: 'team',
    description: '',
    contacts: {},
    costCenter: null,
    organizationalUnit: 'Workloads/Dev',
    segment: 'dev',
    ring: 0,
    regions: ['us-east-1'],
    services: [],
    guardrails: [],
    network: { 'us-east-1': tiers('app') },
    roles: {},
    trustedAccounts: {},
    quotas: {},
    tags: {},
    budget: null,
    state: 'active',
    id: null,
    ...more,
  };
}

export function tiers(...names: string[]): AccountNetwork {
  return { tiers: names, dedicated: {} };
}

export function estate(
  accounts: readonly Account[],
  network: Partial<Estate['network']> = {},
  limits: Partial<Limits> = {},
): Estate {
  return {
    organization: { managementAccountId: '111111111111', homeRegion: 'us-east-1', guardrails: [] },
    coreAccounts: { network: 'network', logArchive: 'log-archive', audit: 'audit' },
    regions: { default: ['us-east-1'], available: ['us-east-1', 'eu-west-2'], globalServicesRegion: 'us-east-1' },
    exemptPrincipals: [],
    organizationalUnits: [],
    environments: {},
    businessUnits: {},
    services: { default: [], foundation: [], strategy: 'denyOthers' },
    policies: { shards: 1 },
    network: {
      pools: { 'us-east-1': ['10.0.0.0/12'], 'eu-west-2': ['10.16.0.0/12'] },
      reserved: ['10.255.0.0/16'],
      availabilityZones: {
        'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4'],
        'eu-west-2': ['euw2-az1', 'euw2-az2', 'euw2-az3'],
      },
      defaultTiers: ['app'],
      vpc: {
        size: 19,
        tiers: [
          { name: 'app', kind: 'private', size: 22 },
          { name: 'data', kind: 'isolated', size: 23 },
        ],
      },
      transitGateway: { asn: { 'us-east-1': 64512, 'eu-west-2': 64513 } },
      ...network,
    },
    baseline: { federation: null, group: '', roles: {} },
    limits: { ...LIMITS, ...limits },
    guardrails: {},
    accounts: [...accounts].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

const LIMITS: Limits = {
  accounts: 10_000,
  organizationalUnits: 2000,
  organizationalUnitDepth: 5,
  scps: 10_000,
  scpCharacters: 10_240,
  scpAttachmentsPerTarget: 10,
  rcpCharacters: 5120,
  rcpAttachmentsPerTarget: 5,
  participantsPerVpc: 100,
  subnetsPerVpc: 200,
  sharedSubnetsPerAccount: 100,
  managedPolicyCharacters: 6144,
  rolePolicyCharacters: 10_240,
  trustPolicyCharacters: 2048,
  managedPoliciesPerRole: 20,
};
