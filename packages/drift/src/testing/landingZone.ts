// A small landing zone with something of every kind, for tests.
import type { Account, Estate } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { compile, resourceDigests, stackDigest, stackResources, type LandingZone } from '@microaccounts/landing-zone';
import type { Kind, LandingZoneResource, OfKind } from '@microaccounts/resources';
import type { Expectation } from '../expectation';
import { expectedResources } from '../scope/landingZoneParts';
import type { Deployment } from '../report/deployment';

const REGIONS = ['us-east-1', 'eu-west-2'];
const network = Object.fromEntries(REGIONS.map((region) => [region, { tiers: ['app'], dedicated: {} }]));

function account(key: string, changes: Partial<Account> = {}): Account {
  return meantAccount(key, { regions: REGIONS, network, ...changes });
}

const estate: Estate = meantEstate({
  organization: {
    ...meantEstate().organization,
    guardrails: ['deny-leave-organization'],
  },
  regions: { default: REGIONS, available: REGIONS, globalServicesRegion: 'us-east-1' },
  network: {
    ...meantEstate().network,
    pools: { 'us-east-1': ['10.0.0.0/12'], 'eu-west-2': ['10.16.0.0/12'] },
    availabilityZones: { 'us-east-1': ['use1-az1', 'use1-az2'], 'eu-west-2': ['euw2-az1', 'euw2-az2'] },
    transitGateway: { asn: { 'us-east-1': 64512, 'eu-west-2': 64513 } },
  },
  baseline: {
    ...meantEstate().baseline,
    // IAM takes none of under 1,000 characters (IAM API Reference, "CreateSAMLProvider").
    federation: {
      kind: 'saml',
      provider: 'corp-adfs',
      metadata: `<EntityDescriptor>${'x'.repeat(1000)}</EntityDescriptor>`,
    },
  },
  accounts: [
    account('network', { network: {}, organizationalUnit: 'Core' }),
    account('payments-dev', {
      services: ['ec2', 's3', 'storagegateway'],
      trustedAccounts: { 'reporting-dev': ['kms'] },
      contacts: { operations: 'payments@example.com', security: 'sec@example.com' },
    }),
    account('reporting-dev', { regions: ['us-east-1'], network: { 'us-east-1': { tiers: ['app'], dedicated: {} } } }),
    account('retired-dev', { state: 'suspended', organizationalUnit: 'Suspended', network: {} }),
  ].sort((a, b) => (a.key < b.key ? -1 : 1)),
});

export const landingZone: LandingZone = compile(estate, null).landingZone;

export const expectation: Expectation = {
  resources: expectedResources(landingZone),
  accounts: estate.accounts,
  regions: REGIONS,
  homeRegion: 'us-east-1',
  networkAccount: 'network',
  managementAccountId: '111111111111',
};

/** As after an `up` of all stacks. */
export const upToDate: Deployment = {
  deployed: new Map(
    landingZone.stacks.map(({ name }) => [
      name,
      {
        digest: stackDigest(landingZone, name),
        resources: resourceDigests(stackResources(landingZone, name)),
        leftovers: [],
      },
    ]),
  ),
  digestOf: (stack: string) =>
    landingZone.stacks.some(({ name }) => name === stack) ? stackDigest(landingZone, stack) : null,
};

/** The resource of the landing zone at an address. */
export function at<K extends Kind>(kind: K, address: string): OfKind<K> {
  const resource = expectation.resources.find((one) => one.kind === kind && one.address === address);
  if (resource === undefined) throw new Error(`no ${kind} ${address}`);
  return resource as OfKind<K>;
}

/** The first resource of a kind of which something holds. */
export function some<K extends Kind>(
  kind: K,
  holds: (resource: LandingZoneResource) => boolean = () => true,
): OfKind<K> {
  const resource = expectation.resources.find((one) => one.kind === kind && holds(one));
  if (resource === undefined) throw new Error(`no such ${kind}`);
  return resource as OfKind<K>;
}
