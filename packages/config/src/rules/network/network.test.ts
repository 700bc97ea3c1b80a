import fc from 'fast-check';
import { diagnosticsOf, placesOf, said } from '../../testing/estate';

const zones = 'availabilityZones: { us-east-1: [use1-az1, use1-az2, use1-az4], eu-west-2: [euw2-az1] }';
const network = (text: string): { network: string } => ({ network: `network: { ${text} }` });
const pools = 'pools: { us-east-1: [10.0.0.0/12], eu-west-2: [10.16.0.0/12] }';

test('a sound network is without fault', () => {
  const changes = network(
    `${pools}, reserved: [10.8.0.0/16, 192.168.0.0/16], ${zones}, transitGateway: { asn: { us-east-1: 64512, eu-west-2: 64513 } }`,
  );
  expect(diagnosticsOf(changes)).toEqual([]);
});

test('blocks are written as blocks', () => {
  const changes = network(
    `pools: { us-east-1: [10.0.0.0, 10.1.2.3/16, 010.0.0.0/12, 10.0.0.0/33] }, reserved: [300.0.0.0/8], ${zones}`,
  );
  expect(said('network/invalid-cidr', changes)).toEqual([
    '`10.0.0.0` is no IPv4 block | write it as in `10.0.0.0/12`',
    '`10.1.2.3/16` has bits set beyond its prefix | did you mean `10.1.0.0/16`?',
    '`010.0.0.0/12` has numbers with leading zeros | did you mean `10.0.0.0/12`?',
    '`10.0.0.0/33` is no IPv4 block | write it as in `10.0.0.0/12`',
    '`300.0.0.0/8` is no IPv4 block | write it as in `10.0.0.0/12`',
  ]);
});

test('pools do not overlap, in one region or in two', () => {
  const changes = network(
    `pools: { us-east-1: [10.0.0.0/12, 10.1.0.0/16], eu-west-2: [10.0.0.0/8, 10.1.128.0/17] }, ${zones}`,
  );
  expect(said('network/overlapping-cidr', changes)).toEqual([
    'the pool `10.1.0.0/16` overlaps the pool `10.0.0.0/12` | give each region, and each pool of it, addresses of its own',
    'the pool `10.0.0.0/8` overlaps the pool `10.0.0.0/12` | give each region, and each pool of it, addresses of its own',
    'the pool `10.1.128.0/17` overlaps the pool `10.0.0.0/12` | give each region, and each pool of it, addresses of its own',
  ]);
  expect(placesOf('network/overlapping-cidr', changes)[0]).toBe('landing-zone.yaml:6:46');
  expect(
    said('network/overlapping-cidr', network(`pools: { us-east-1: [10.0.0.0/16, 10.2.0.0/16, 10.0.0.0/8] }, ${zones}`)),
  ).toEqual([
    'the pool `10.0.0.0/8` overlaps the pool `10.0.0.0/16` | give each region, and each pool of it, addresses of its own',
  ]);
});

test('a pool is reported once, at the later place, exactly if it shares an address with an earlier one', () => {
  const block = fc.tuple(fc.nat(15), fc.integer({ min: 24, max: 28 })).map(([sixteenth, prefix]) => {
    const size = 2 ** (32 - prefix);
    const start = sixteenth * 16 - ((sixteenth * 16) % size);
    return { text: `10.0.0.${start}/${prefix}`, start, end: start + size };
  });
  fc.assert(
    fc.property(fc.uniqueArray(block, { minLength: 1, maxLength: 7, selector: ({ text }) => text }), (blocks) => {
      const changes = network(`pools: { us-east-1: [${blocks.map(({ text }) => text).join(', ')}] }, ${zones}`);
      const overlap = blocks.some((a, index) =>
        blocks.slice(index + 1).some((b) => a.start < b.end && b.start < a.end),
      );
      expect(said('network/overlapping-cidr', changes).length > 0).toBe(overlap);
    }),
    { numRuns: 300 },
  );
});

test('a reserved range may lie in a pool, and not hold one', () => {
  const changes = network(`${pools}, reserved: [10.16.0.0/12, 10.0.0.0/11, 10.0.0.0/13], ${zones}`);
  expect(said('network/reserved-swallows-pool', changes)).toEqual([
    'the reserved range `10.16.0.0/12` holds the whole pool `10.16.0.0/12` | reserve a part of the pool, or leave the pool out',
    'the reserved range `10.0.0.0/11` holds the whole pool `10.0.0.0/12` | reserve a part of the pool, or leave the pool out',
    'the reserved range `10.0.0.0/11` holds the whole pool `10.16.0.0/12` | reserve a part of the pool, or leave the pool out',
  ]);
});

test('the tiers fit into the VPC', () => {
  const tiers = 'tiers: { app: { size: 20 }, data: { kind: isolated, size: 22 } }';
  expect(said('network/tiers-exceed-vpc', network(`${pools}, ${zones}, vpc: { size: 19, ${tiers} }`))).toEqual([
    'the tiers need 15360 addresses in 3 zones, and a VPC of size 19 has 8192 | a VPC of size 18 would hold them; a smaller number is a larger block',
  ]);
  expect(said('network/tiers-exceed-vpc', network(`${pools}, ${zones}, vpc: { size: 18, ${tiers} }`))).toEqual([]);
});

test('a region with a pool has zones, by their ids', () => {
  const changes = network(`${pools}, availabilityZones: { us-east-1: [us-east-1a, use1-az1, use1-az1] }`);
  expect(said('network/availability-zones', changes)).toEqual([
    '`eu-west-2` has a pool and no availability zones | add it to `network.availabilityZones`',
    '`us-east-1a` is not the id of an availability zone | write it as in `use1-az1`: names such as `us-east-1a` differ between accounts',
    '`use1-az1` is named twice | name each zone once',
  ]);
});

test('tiers that are named exist', () => {
  const changes = {
    ...network(`${pools}, ${zones}, defaultTiers: [apps], vpc: { tiers: { app: { size: 24 }, Data_1: { size: 24 } } }`),
    'accounts/shop/web-dev.yaml':
      'environment: dev\nnetwork: { us-east-1: { tiers: [app, dta], dedicated: { cache: 26 } } }\n',
  };
  expect(said('network/unknown-tier', changes)).toEqual([
    'unknown tier `dta` | there are `Data_1` and `app`',
    'unknown tier `cache` | there are `Data_1` and `app`',
    'unknown tier `apps` | did you mean `app`?',
  ]);
  expect(said('network/invalid-tier-name', changes)).toHaveLength(1);
});

test('an account asks for network in its own regions, where there is one', () => {
  const changes = {
    ...network(`pools: { us-east-1: [10.0.0.0/12] }, ${zones}`),
    'accounts/shop/web-dev.yaml': 'environment: dev\nregions: [eu-west-2]\nnetwork: { us-east-1: {}, eu-west-2: {} }\n',
  };
  expect(said('network/outside-regions', changes)).toEqual([
    'the account asks for network in `us-east-1` and may not use that region | add the region to its `regions`, or leave its network out',
  ]);
  expect(said('network/no-pool', changes)).toEqual([
    'there is no network in `eu-west-2` | add the region to `network.pools`',
  ]);
});

test('Transit Gateways have private numbers, better each its own', () => {
  const changes = network(`${pools}, ${zones}, transitGateway: { asn: { us-east-1: 65000 } }`);
  expect(said('network/asn', changes)).toEqual([
    '`eu-west-2` has a pool and no ASN for its Transit Gateway, which gets 64512 | give it one of 64512 to 65534: it cannot be changed later',
  ]);
  const equal = network(`${pools}, ${zones}, transitGateway: { asn: { us-east-1: 7224, eu-west-2: 7224 } }`);
  expect(said('network/asn', equal)).toHaveLength(2);
  expect(diagnosticsOf(equal).filter(({ code }) => code === 'network/equal-asn')).toMatchObject([
    { severity: 'warning', message: 'the Transit Gateways of `us-east-1` and `eu-west-2` have the same ASN', line: 6 },
  ]);
});

test('segments that are named exist, once there are any', () => {
  const segments = 'segments: { dev: { reaches: [shared, onPremises] }, core: }';
  const changes = network(
    `${pools}, ${zones}, transitGateway: { asn: { us-east-1: 64512, eu-west-2: 64513 }, ${segments} }`,
  );
  expect(said('network/unknown-segment', changes)).toEqual([
    'unknown segment `prod` | there are `core` and `dev`',
    'unknown segment `shared` | there are `core`, `dev` and `onPremises`',
  ]);
  expect(placesOf('network/unknown-segment', changes)[0]).toBe('landing-zone.yaml:4:97');
});

test('two pairs of names do not make one name of a VPC', () => {
  const changes = {
    environments:
      'environments: { core: { organizationalUnit: Core }, dev: { organizationalUnit: Core }, eu-dev: { organizationalUnit: Core } }',
    businessUnits: 'businessUnits: { core: {}, shop: {}, shop-eu: {} }',
    'accounts/shop/a.yaml': 'environment: eu-dev\n',
    'accounts/shop-eu/b.yaml': 'environment: dev\n',
  };
  expect(said('network/vpc-name-clash', changes)).toEqual([
    'the VPC of `shop` and `eu-dev` would be called `shop-eu-dev` as that of `shop-eu` and `dev` | rename the business unit or the environment',
  ]);
});

test('the network account is no participant of its own VPCs, unless it says nothing', () => {
  const asking = {
    ...network(`${pools}, ${zones}`),
    'accounts/core/network.yaml': 'environment: core\nnetwork: { us-east-1: { tiers: [app] } }\n',
  };
  expect(placesOf('network/owner-as-participant', asking)).toEqual(['accounts/core/network.yaml:2:1']);
  expect(
    placesOf('network/owner-as-participant', { ...asking, 'accounts/core/network.yaml': 'environment: core\n' }),
  ).toEqual([]);
});
