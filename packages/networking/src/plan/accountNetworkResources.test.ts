import { naturalKeysOf, references, type Value } from '@microaccounts/resources';
import type { Account } from '@microaccounts/config';
import { account, estate, tiers } from '../testing/estate';
import { accountNetworkResources } from './accountNetworkResources';
import { planNetworks } from './networkPlan';
import { networkResources } from './networkResources';

const payments = account('payments-dev', { network: { 'us-east-1': tiers('app', 'data'), 'eu-west-2': tiers('app') } });
const ledger = account('ledger-dev');
const owner = account('network', { businessUnit: 'platform', environment: 'core' });
const idle = account('idle-dev', { state: 'suspended' });
const planned = estate([payments, ledger, owner, idle]);
const plan = planNetworks(planned, null);
const resourcesOf = (each: Account) => accountNetworkResources(planned, plan, each);

it('is a principal of the share of each tier that it uses', () => {
  const associations = resourcesOf(payments).filter(({ kind }) => kind === 'principal-association');
  expect(associations.map(({ address }) => address)).toEqual([
    'account/payments-dev/eu-west-2/resource-share/analytics-dev-app',
    'account/payments-dev/us-east-1/resource-share/analytics-dev-app',
    'account/payments-dev/us-east-1/resource-share/analytics-dev-data',
  ]);
  expect(associations[0]).toEqual({
    kind: 'principal-association',
    address: 'account/payments-dev/eu-west-2/resource-share/analytics-dev-app',
    account: 'payments-dev',
    region: 'eu-west-2',
    stack: 'baseline.payments-dev',
    properties: {
      share: { ref: 'network/eu-west-2/resource-share/analytics-dev-app', attribute: 'arn' },
      principal: { ref: 'account/payments-dev', attribute: 'id' },
    },
  });
});

it('reads its network facts from parameters', () => {
  const facts = resourcesOf(ledger).flatMap((resource) => (resource.kind === 'parameter' ? [resource] : []));
  const vpc = 'network/us-east-1/vpc/analytics-dev';
  const id = (ref: string) => ({ ref, attribute: 'id' });
  expect(facts.map(({ properties: { name, type, value } }) => [name, type, value])).toEqual([
    ['/landing-zone/network/vpc/id', 'String', id(vpc)],
    ['/landing-zone/network/vpc/cidr', 'String', '10.0.0.0/19'],
    ['/landing-zone/network/vpc/name', 'String', 'analytics-dev'],
    [
      '/landing-zone/network/subnets/app/ids',
      'StringList',
      { join: [id(`${vpc}/subnet/app-1`), ',', id(`${vpc}/subnet/app-2`), ',', id(`${vpc}/subnet/app-3`)] },
    ],
    ['/landing-zone/network/subnets/app/cidrs', 'StringList', '10.0.0.0/22,10.0.4.0/22,10.0.8.0/22'],
    ['/landing-zone/network/subnets/app/availability-zone-ids', 'StringList', 'use1-az1,use1-az2,use1-az4'],
    ['/landing-zone/network/transit-gateway/id', 'String', id('network/us-east-1/transit-gateway')],
  ]);
  expect(facts[0]).toMatchObject({
    address: 'account/ledger-dev/us-east-1/parameter/landing-zone/network/vpc/id',
    account: 'ledger-dev',
    region: 'us-east-1',
    stack: 'baseline.ledger-dev',
    properties: { tags: { 'managed-by': 'microaccounts' } },
  });
});

it('gives the owner of the network its facts and no share', () => {
  expect(new Set(resourcesOf(owner).map(({ kind }) => kind))).toEqual(new Set(['parameter']));
});

it('gives an account that is not active nothing', () => {
  expect(resourcesOf(idle)).toEqual([]);
});

it('says nothing of a transit gateway that is not there', () => {
  const without = estate([ledger], { transitGateway: null });
  const names = accountNetworkResources(without, planNetworks(without, null), ledger).map(({ address }) => address);
  expect(names.filter((name) => name.includes('transit-gateway'))).toEqual([]);
});

it('refers only to what the networks have, or to the account itself, and names each thing once', () => {
  const shared = plan.networks.flatMap((network) => networkResources(planned, network));
  const own = [payments, ledger, owner].flatMap(resourcesOf);
  const known = new Set([
    ...shared.map(({ address }) => address),
    ...planned.accounts.map(({ key }) => `account/${key}`),
  ]);
  for (const { properties } of own) {
    for (const { ref } of references(properties as unknown as Value)) expect(known).toContain(ref);
  }
  expect(new Set(own.map(({ address }) => address)).size).toBe(own.length);
  const keys = own.flatMap((resource) =>
    naturalKeysOf(resource, resource.kind === 'parameter' ? resource.account : 'network'),
  );
  expect(new Set(keys).size).toBe(keys.length);
});
