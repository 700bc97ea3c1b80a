import { diagnosticsOf, placesOf, said } from '../../testing/estate';

const zones = 'availabilityZones: { us-east-1: [use1-az1, use1-az2] }';
const network = (text: string): { network: string } => ({ network: `network: { ${zones}, ${text} }` });
const pools = (...blocks: string[]): { network: string } => network(`pools: { us-east-1: [${blocks.join(', ')}] }`);

test('pools are of addresses that a VPC can have', () => {
  const changes = pools('169.254.0.0/16', '224.0.0.0/4', '8.0.0.0/7', '100.64.0.0/10', '192.168.0.0/16');
  expect(said('network/unusable-block', changes)).toEqual([
    'the pool `169.254.0.0/16` has addresses of `169.254.0.0/16`, which no VPC can have | take private addresses, such as a part of `10.0.0.0/8`',
    'the pool `224.0.0.0/4` has addresses of `224.0.0.0/3`, which no VPC can have | take private addresses, such as a part of `10.0.0.0/8`',
  ]);
  expect(said('network/public-block', changes)).toEqual([
    'the pool `8.0.0.0/7` has public addresses, and whoever has them on the Internet is not reached | take private addresses, such as a part of `10.0.0.0/8`',
  ]);
  expect(said('network/pool-too-small', pools('10.0.0.0/16', '10.1.0.0/20'))).toEqual([
    'the pool `10.1.0.0/20` has no room for a VPC of size 19 | enlarge it, or leave it out; a smaller number is a larger block',
  ]);
});

test('zones are of their region', () => {
  const changes = {
    network:
      'network: { pools: { us-east-1: [10.0.0.0/16] }, availabilityZones: { us-east-1: [use1-az1, use2-az3], eu-west-2: [use1-az1] } }',
  };
  expect(said('network/zone-of-another-region', changes)).toEqual([
    '`use2-az3` is no availability zone of `us-east-1` | did you mean `use1-az3`?',
    '`use1-az1` is no availability zone of `eu-west-2` | did you mean `euw2-az1`?',
  ]);
});

test('segments reach each other', () => {
  const segments =
    'segments: { core: { reaches: [dev, onPremises, core] }, dev: {}, prod: { reaches: [core, nowhere] } }';
  const changes = network(
    `pools: { us-east-1: [10.0.0.0/16] }, transitGateway: { asn: { us-east-1: 64512 }, ${segments} }`,
  );
  expect(said('network/one-way-segment', changes)).toEqual([
    '`core` reaches `dev`, which does not reach back | add `core` to what `dev` reaches',
    '`prod` reaches `core`, which does not reach back | add `prod` to what `core` reaches',
  ]);
});

test('Direct Connect gateways have ids, and a Transit Gateway', () => {
  const id = '5f294f92-bafb-4011-916d-9b0b3a4d5e6f';
  const gateway = 'transitGateway: { asn: { us-east-1: 64512 } }';
  const joined = (connect: string, more = gateway): { network: string } =>
    network(`pools: { us-east-1: [10.0.0.0/16] }, ${more}, directConnect: ${connect}`);
  expect(said('network/direct-connect', joined(`{ us-east-1: { gatewayId: ${id} } }`))).toEqual([]);
  expect(said('network/direct-connect', joined('{ us-east-1: { gatewayId: dxgw-1 }, eu-west-2: {} }'))).toEqual([
    '`dxgw-1` is not the id of a Direct Connect gateway | write it as in `5f294f92-bafb-4011-916d-9b0bexample`, with hexadecimal digits',
    'the Direct Connect gateway has no `gatewayId`',
    'there is no Transit Gateway in `eu-west-2` to join Direct Connect to | add the region to `network.pools`',
  ]);
  expect(said('network/direct-connect', joined(`{ us-east-1: { gatewayId: ${id} } }`, 'reserved: []'))).toHaveLength(1);
  const prefixes = Array.from({ length: 201 }, (_, index) => `10.0.${index}.0/24`).join(', ');
  expect(
    said('network/direct-connect', joined(`{ us-east-1: { gatewayId: ${id}, allowedPrefixes: [${prefixes}] } }`)),
  ).toEqual(['there are 201 allowed prefixes, and AWS takes 200 | join neighbouring blocks into larger ones']);
});

test('a VPC has no more subnets than AWS allows, dedicated ones included', () => {
  const one = 'pools: { us-east-1: [10.0.0.0/16] }, vpc: { tiers: { app: { size: 26 }, data: { size: 26 } } }';
  const limits = 'limits: { subnetsPerVpc: 5 }';
  const dedicated = {
    'accounts/shop/web.yaml': 'environment: dev\nnetwork: { us-east-1: { dedicated: { app: 27 } } }\n',
  };
  expect(said('network/subnets-per-vpc', { ...network(one), limits })).toEqual([]);
  expect(placesOf('network/subnets-per-vpc', { ...network(one), limits, ...dedicated })).toEqual([
    'accounts/shop/web.yaml:2:25',
  ]);
  expect(
    said('network/subnets-per-vpc', { ...network(one), limits: 'limits: { subnetsPerVpc: 3 }', ...dedicated }),
  ).toEqual([
    'a VPC in `us-east-1` has 4 subnets, and AWS allows 3 | name fewer tiers or zones, or have AWS raise the quota and state it in `limits`',
  ]);
});

test('a quota of subnets that is not stated is a warning when it is passed', () => {
  const tiers = Array.from({ length: 51 }, (_, index) => `t${index}`);
  const changes = {
    ...network(
      `pools: { us-east-1: [10.0.0.0/16] }, vpc: { size: 16, tiers: { ${tiers.map((tier) => `${tier}: { size: 28 }`).join(', ')} } }, defaultTiers: []`,
    ),
    'accounts/shop/web.yaml': `environment: dev\nnetwork: { us-east-1: { tiers: [${tiers.join(', ')}] } }\n`,
  };
  const about = (changed: { [name: string]: string }): unknown =>
    diagnosticsOf(changed).filter(({ code }) => code === 'network/shared-subnets-per-account');
  expect(about(changes)).toMatchObject([
    { severity: 'warning', message: '102 subnets would be shared with the account in `us-east-1`, and AWS allows 100' },
  ]);
  expect(about({ ...changes, limits: 'limits: { sharedSubnetsPerAccount: 101 }' })).toMatchObject([
    { severity: 'error' },
  ]);
  expect(about({ ...changes, limits: 'limits: { sharedSubnetsPerAccount: 102 }' })).toEqual([]);
});
