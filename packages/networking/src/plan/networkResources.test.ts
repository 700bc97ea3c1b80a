import { naturalKeysOf, references, type LandingZoneResource, type Value } from '@microaccounts/resources';
import { account, estate, tiers } from '../testing/estate';
import { planNetworks } from './networkPlan';
import { networkResources } from './networkResources';

const accounts = [
  account('payments-dev', { network: { 'us-east-1': tiers('app', 'edge') } }),
  account('ledger-prod', { environment: 'prod' }),
];
const network = {
  availabilityZones: { 'us-east-1': ['use1-az1', 'use1-az2'] },
  vpc: {
    size: 19,
    tiers: [
      { name: 'app', kind: 'private', size: 22 },
      { name: 'data', kind: 'isolated', size: 23 },
      { name: 'edge', kind: 'public', size: 26 },
    ],
  },
} as const;

function resourcesOf(more: Partial<Parameters<typeof estate>[1]> = {}): LandingZoneResource[] {
  const planned = estate(accounts, { ...network, ...more });
  return planNetworks(planned, null).networks.flatMap((regional) => networkResources(planned, regional));
}

const all = resourcesOf();
const at = (address: string): LandingZoneResource | undefined => all.find((resource) => resource.address === address);
const vpc = 'network/us-east-1/vpc/analytics-dev';

it('belongs to the network account, in the stack of its region', () => {
  for (const { account: key, region, stack } of all) {
    expect([key, region, stack]).toEqual(['network', 'us-east-1', 'network.us-east-1']);
  }
});

it('names each resource once, by address and by natural key', () => {
  expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
  const keys = all.flatMap((resource) => naturalKeysOf(resource, 'network'));
  expect(new Set(keys).size).toBe(keys.length);
});

it('has each resource after those that it refers to', () => {
  const seen = new Set<string>();
  for (const { address, properties } of all) {
    for (const { ref } of references(properties as unknown as Value)) expect(seen).toContain(ref);
    seen.add(address);
  }
});

it('counts a gateway, and per VPC a subnet and a route table per tier and zone', () => {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  expect(Object.fromEntries(kinds.map((kind) => [kind, all.filter((each) => each.kind === kind).length]))).toEqual({
    'transit-gateway': 1,
    vpc: 2,
    'internet-gateway': 2,
    subnet: 16,
    'route-table': 16,
    'transit-gateway-attachment': 2,
    'resource-share': 3,
    'resource-association': 6,
  });
});

it('has a transit gateway that accepts and routes nothing unasked', () => {
  expect(at('network/us-east-1/transit-gateway')?.properties).toEqual({
    asn: 64512,
    description: 'Joins the VPCs of the landing zone',
    autoAcceptSharedAttachments: false,
    defaultRouteTableAssociation: false,
    defaultRouteTablePropagation: false,
    tags: { 'managed-by': 'microaccounts', Name: 'landing-zone' },
  });
});

it('has a VPC in which private zones can be answered', () => {
  expect(at(vpc)?.properties).toEqual({
    name: 'analytics-dev',
    cidr: '10.0.0.0/19',
    dnsHostnames: true,
    dnsSupport: true,
    tags: { 'managed-by': 'microaccounts', Name: 'analytics-dev' },
  });
});

it('has subnets tagged as awsx tags them', () => {
  expect(at(`${vpc}/subnet/app-2`)?.properties).toEqual({
    vpc: { ref: vpc, attribute: 'id' },
    cidr: '10.0.4.0/22',
    availabilityZoneId: 'use1-az2',
    mapPublicIp: false,
    tags: { 'managed-by': 'microaccounts', Name: 'analytics-dev-app-2', SubnetType: 'Private' },
  });
  expect(at(`${vpc}/subnet/edge-1`)?.properties).toMatchObject({ mapPublicIp: true, tags: { SubnetType: 'Public' } });
  expect(at(`${vpc}/subnet/tgw-1`)?.properties).toMatchObject({ mapPublicIp: false, tags: { SubnetType: 'Isolated' } });
});

it('has a route table per subnet, tagged like it', () => {
  expect(at(`${vpc}/subnet/app-2/route-table`)?.properties).toEqual({
    vpc: { ref: vpc, attribute: 'id' },
    subnets: [{ ref: `${vpc}/subnet/app-2`, attribute: 'id' }],
    routes: [{ destination: '0.0.0.0/0', target: { ref: 'network/us-east-1/transit-gateway', attribute: 'id' } }],
    tags: { 'managed-by': 'microaccounts', Name: 'analytics-dev-app-2', SubnetType: 'Private' },
  });
});

it('routes public tiers to the internet gateway and isolated ones nowhere', () => {
  expect(at(`${vpc}/subnet/edge-1/route-table`)?.properties).toMatchObject({
    routes: [{ destination: '0.0.0.0/0', target: { ref: `${vpc}/internet-gateway` } }],
  });
  for (const isolated of ['data-1', 'tgw-1']) {
    expect(at(`${vpc}/subnet/${isolated}/route-table`)?.properties).toMatchObject({ routes: [] });
  }
});

it('attaches the subnets of the built-in tier', () => {
  expect(at(`${vpc}/transit-gateway-attachment`)?.properties).toEqual({
    transitGateway: { ref: 'network/us-east-1/transit-gateway', attribute: 'id' },
    vpc: { ref: vpc, attribute: 'id' },
    subnets: [`${vpc}/subnet/tgw-1`, `${vpc}/subnet/tgw-2`].map((ref) => ({ ref, attribute: 'id' })),
    tags: { 'managed-by': 'microaccounts', Name: 'analytics-dev' },
  });
});

it('shares the subnets of a tier that is used, inside the organization only', () => {
  const share = 'network/us-east-1/resource-share/analytics-dev-app';
  expect(at(share)?.properties).toEqual({
    name: 'analytics-dev-app',
    allowExternalPrincipals: false,
    tags: { 'managed-by': 'microaccounts' },
  });
  expect(at(`${share}/app-1`)?.properties).toEqual({
    share: { ref: share, attribute: 'arn' },
    resource: { ref: `${vpc}/subnet/app-1`, attribute: 'arn' },
  });
  expect(at('network/us-east-1/resource-share/analytics-dev-data')).toBeUndefined();
});

it('has neither attachments nor routes to a transit gateway that is not there', () => {
  const without = resourcesOf({ transitGateway: null });
  expect(without.some(({ kind }) => kind.startsWith('transit-gateway'))).toBe(false);
  const table = without.find(({ address }) => address === `${vpc}/subnet/app-1/route-table`);
  expect(table?.properties).toMatchObject({ routes: [] });
});
