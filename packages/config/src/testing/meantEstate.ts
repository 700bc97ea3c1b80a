// A small meant estate for tests of what is planned from one: every key filled in, nothing read from files.
import type { Account, Estate, Limits } from '../estate';
import { limitNames, limitTable } from '../limits';

/** An active account of the business unit `analytics`, environment `dev`; `changes` replace whole keys. */
export function meantAccount(key: string, changes: Partial<Account> = {}): Account {
  return {
    key,
    name: key,
    email: `aws+${key}@cloud.example.com`,
    businessUnit: 'analytics',
    environment: 'dev',
    owner: 'payments-team',
    description: '',
    contacts: {},
    costCenter: '4100',
    organizationalUnit: 'Workloads/Dev',
    segment: 'dev',
    ring: 0,
    regions: ['us-east-1', 'eu-west-2'],
    services: ['ec2', 'iam', 'kms', 's3', 'sts'],
    guardrails: [],
    network: {},
    roles: {},
    trustedAccounts: {},
    quotas: {},
    tags: {},
    budget: null,
    drift: { heal: false },
    state: 'active',
    id: null,
    ...changes,
  };
}

/** An estate of one business unit with a tree of units, federation and AWS's default quotas; `changes` replace whole keys. */
export function meantEstate(changes: Partial<Estate> = {}): Estate {
  const unit = (path: string, guardrails: readonly string[] = []): Estate['organizationalUnits'][number] => {
    const names = path.split('/');
    return { path, name: names.at(-1) ?? '', parent: names.slice(0, -1).join('/') || null, guardrails };
  };
  return {
    organization: {
      managementAccountId: '111111111111',
      homeRegion: 'us-east-1',
      contactPhone: '000-000-0000',
      guardrails: [],
    },
    coreAccounts: { network: 'network', logArchive: 'log-archive', audit: 'audit' },
    regions: {
      default: ['us-east-1', 'eu-west-2'],
      available: ['us-east-1', 'eu-west-2', 'eu-central-1'],
      globalServicesRegion: 'us-east-1',
    },
    exemptPrincipals: ['arn:aws:iam::*:role/LandingZoneAutomation'],
    organizationalUnits: [unit('Core'), unit('Suspended'), unit('Workloads'), unit('Workloads/Dev')],
    environments: { dev: { name: 'dev', organizationalUnit: 'Workloads/Dev', ring: 0, segment: 'dev' } },
    businessUnits: { analytics: { name: 'analytics', costCenter: '4100', contacts: {} } },
    services: { default: ['ec2', 's3'], foundation: ['iam', 'kms', 'sts'], strategy: 'denyOthers' },
    policies: { shards: 1 },
    network: {
      pools: { 'us-east-1': ['10.0.0.0/12'] },
      reserved: [],
      availabilityZones: { 'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4'] },
      defaultTiers: ['app'],
      vpc: { size: 19, tiers: [{ name: 'app', kind: 'private', size: 22 }] },
      transitGateway: null,
    },
    baseline: {
      federation: { kind: 'saml', provider: 'corp-adfs', metadata: '<EntityDescriptor/>' },
      group: 'AWS-{accountId}-{role}',
      roles: {},
    },
    drift: { heal: { organization: false, network: false } },
    limits: Object.fromEntries(limitNames.map((name) => [name, limitTable[name].default])) as unknown as Limits,
    guardrails: {},
    accounts: [meantAccount('payments-dev')],
    ...changes,
  };
}
