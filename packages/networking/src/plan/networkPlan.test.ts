import type { Finding } from '@microaccounts/config';
import { account, estate, tiers } from '../testing/estate';
import type { AddressLock } from './addressLock';
import { planNetworks } from './networkPlan';
import { parseLock } from './lockParser';
import { printLock } from './lockText';

const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
/** `lock` with the first `from` in its text replaced. */
function edited(lock: AddressLock, from: string, to: string): AddressLock {
  const { lock: read } = parseLock(printLock(lock).replace(from, to));
  if (read === null) throw new Error('the edit broke the lock');
  return read;
}

const small = [
  account('payments-dev', { network: { 'us-east-1': tiers('app', 'data'), 'eu-west-2': tiers('app') } }),
  account('ledger-dev'),
  account('ledger-prod', { environment: 'prod', network: { 'us-east-1': tiers('data') } }),
  account('shop-dev', { businessUnit: 'retail' }),
];

describe('a plan', () => {
  const { networks, lock, findings } = planNetworks(estate(small), null);

  it('has a VPC per business unit, environment and region that is used', () => {
    expect(
      networks.map(({ region, asn, vpcs }) => [region, asn, vpcs.map(({ name, cidr }) => `${name} ${cidr}`)]),
    ).toEqual([
      ['eu-west-2', 64513, ['analytics-dev 10.16.0.0/19']],
      ['us-east-1', 64512, ['analytics-dev 10.0.0.0/19', 'analytics-prod 10.0.32.0/19', 'retail-dev 10.0.64.0/19']],
    ]);
  });

  it('has all tiers in every VPC and shares those that somebody uses', () => {
    const prod = networks[1]?.vpcs[1];
    expect(
      prod?.subnets.map(({ tier, kind, index, zoneId, cidr }) => [tier, kind, index, zoneId, cidr].join(' ')),
    ).toEqual([
      'app private 1 use1-az1 10.0.32.0/22',
      'app private 2 use1-az2 10.0.36.0/22',
      'app private 3 use1-az4 10.0.40.0/22',
      'data isolated 1 use1-az1 10.0.44.0/23',
      'data isolated 2 use1-az2 10.0.46.0/23',
      'data isolated 3 use1-az4 10.0.48.0/23',
      'tgw isolated 1 use1-az1 10.0.63.240/28',
      'tgw isolated 2 use1-az2 10.0.63.224/28',
      'tgw isolated 3 use1-az4 10.0.63.208/28',
    ]);
    expect(prod?.shares).toEqual([{ name: 'analytics-prod-data', tier: 'data', accounts: ['ledger-prod'] }]);
    expect(networks[1]?.vpcs[0]?.shares).toEqual([
      { name: 'analytics-dev-app', tier: 'app', accounts: ['ledger-dev', 'payments-dev'] },
      { name: 'analytics-dev-data', tier: 'data', accounts: ['payments-dev'] },
    ]);
  });

  it('says that the lock is missing, and what it lacks', () => {
    expect(findings).toEqual([
      {
        code: 'network/lock-missing',
        severity: 'error',
        message:
          'the address lock is missing, and with it a block for `analytics-dev` in `eu-west-2`, a block for `analytics-dev` in `us-east-1`, a block for `analytics-prod` in `us-east-1` and 1 more',
        help: 'microaccounts lock',
        place: { lock: true },
      },
    ]);
  });

  it('is the same again with its lock, and nothing is found', () => {
    expect(planNetworks(estate(small), lock)).toEqual({ networks, lock, findings: [] });
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(networks))).toEqual(networks);
  });
});

it('leaves out accounts that are closed or have no network, and needs no lock for nothing', () => {
  const idle = [account('b', { state: 'closed' }), account('c', { network: {} })];
  expect(planNetworks(estate(idle), null)).toEqual({
    networks: [],
    lock: { formatVersion: 1, regions: {} },
    findings: [],
  });
});

it('keeps the place of a suspended account, so that neither its VPC nor its block goes', () => {
  const planOf = (state: 'active' | 'suspended') => planNetworks(estate([account('a', { state })]), null);
  expect(planOf('suspended').networks).toEqual(planOf('active').networks);
});

it('gives the network account its VPC but no share', () => {
  const { networks } = planNetworks(estate([account('network', { businessUnit: 'platform' })]), null);
  expect(networks[0]?.vpcs).toMatchObject([{ name: 'platform-dev', accounts: ['network'], shares: [] }]);
});

it('has no tier for a transit gateway that is not there', () => {
  const [network] = planNetworks(estate(small, { transitGateway: null }), null).networks;
  expect(network?.asn).toBeNull();
  expect(new Set(network?.vpcs[0]?.subnets.map(({ tier }) => tier))).toEqual(new Set(['app', 'data']));
});

it('leaves reserved ranges out and uses pools one after the other', () => {
  const network = {
    pools: { 'us-east-1': ['10.0.0.0/18', '10.8.0.0/18'], 'eu-west-2': [] },
    reserved: ['10.0.16.0/20'],
  };
  const accounts = ['a', 'b', 'c'].map((key) => account(key, { environment: key }));
  const [planned] = planNetworks(estate(accounts, network), null).networks;
  expect(planned?.vpcs.map(({ cidr }) => cidr)).toEqual(['10.0.32.0/19', '10.8.0.0/19', '10.8.32.0/19']);
});

describe('a second cell', () => {
  const limits = { participantsPerVpc: 2 };
  const two = [account('b'), account('c')];
  const { lock } = planNetworks(estate(two, {}, limits), null);

  it('opens when the first is full, and nobody in the first moves', () => {
    const { networks, findings } = planNetworks(estate([account('a'), ...two], {}, limits), lock);
    expect(networks[0]?.vpcs.map(({ name, cell, accounts }) => [name, cell, accounts])).toEqual([
      ['analytics-dev', 1, ['b', 'c']],
      ['analytics-dev-2', 2, ['a']],
    ]);
    expect(codes(findings)).toEqual(['network/lock-stale']);
  });

  it('warns when the lock could not say who was in the first', () => {
    const unrecorded = planNetworks(estate(two), null).lock;
    const { findings } = planNetworks(estate([account('a'), ...two], {}, limits), unrecorded);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['network/cell-guessed', 'warning'],
      ['network/lock-stale', 'error'],
    ]);
  });
});

describe('a block that is no longer used', () => {
  const before = planNetworks(estate(small), null).lock;
  const without = small.filter(({ key }) => key !== 'ledger-prod');
  const after = planNetworks(estate(without), before);

  it('is retired', () => {
    expect(after.lock.regions['us-east-1']?.retired).toEqual(['10.0.32.0/19']);
    expect(after.findings).toMatchObject([
      {
        code: 'network/lock-stale',
        message:
          'the address lock is stale: it lacks that the 10.0.32.0/19 of `analytics-prod` in `us-east-1` is retired',
      },
    ]);
  });

  it('is not given again, even to the same VPC', () => {
    const { networks } = planNetworks(estate(small), after.lock);
    expect(networks[1]?.vpcs.map(({ cidr }) => cidr)).toEqual(['10.0.0.0/19', '10.0.96.0/19', '10.0.64.0/19']);
  });

  it('is remembered when its region is used no longer', () => {
    const { lock, networks } = planNetworks(estate([]), before);
    expect(networks).toEqual([]);
    expect(lock.regions['eu-west-2']).toEqual({ zones: [], vpcs: {}, retired: ['10.16.0.0/19'] });
    expect(planNetworks(estate([]), lock).findings).toEqual([]);
  });
});

describe('zones', () => {
  const { lock } = planNetworks(estate(small), null);
  const zones = (...names: string[]) => ({
    availabilityZones: { 'us-east-1': names, 'eu-west-2': ['euw2-az1', 'euw2-az2', 'euw2-az3'] },
  });

  it('keep the order of the lock, and new ones come last', () => {
    const { networks, findings } = planNetworks(
      estate(small, zones('use1-az6', 'use1-az4', 'use1-az2', 'use1-az1')),
      lock,
    );
    expect(networks[1]?.zones).toEqual(['use1-az1', 'use1-az2', 'use1-az4', 'use1-az6']);
    expect(findings).toMatchObject([
      { code: 'network/lock-stale', message: expect.stringContaining('the zone `use1-az6`') },
    ]);
  });

  it('cannot go', () => {
    const { networks, findings } = planNetworks(estate(small, zones('use1-az1', 'use1-az4')), lock);
    expect(networks[1]?.zones).toEqual(['use1-az1', 'use1-az2', 'use1-az4']);
    expect(findings).toMatchObject([
      { code: 'network/zone-removed', place: { landingZone: ['network', 'availabilityZones', 'us-east-1'] } },
    ]);
  });

  it('are needed', () => {
    expect(codes(planNetworks(estate(small, { availabilityZones: {} }), null).findings)).toEqual([
      'network/no-availability-zones',
      'network/no-availability-zones',
      'network/lock-missing',
    ]);
  });
});

describe('what contradicts the lock', () => {
  const { lock } = planNetworks(estate(small), null);
  const app = { name: 'app', kind: 'private', size: 22 } as const;
  const data = { name: 'data', kind: 'isolated', size: 23 } as const;

  it('is a block outside the pools', () => {
    const { findings } = planNetworks(
      estate(small, { pools: { 'us-east-1': ['10.0.0.0/18'], 'eu-west-2': ['10.16.0.0/12'] } }),
      lock,
    );
    expect(findings).toMatchObject([
      {
        code: 'network/block-outside-pools',
        message: '`retail-dev` has 10.0.64.0/19, which is in no pool of `us-east-1`',
      },
    ]);
  });

  it('is a block in a reserved range', () => {
    const { findings } = planNetworks(estate(small, { reserved: ['10.255.0.0/16', '10.0.33.0/24'] }), lock);
    expect(findings).toMatchObject([
      {
        code: 'network/block-reserved',
        place: { landingZone: ['network', 'reserved', 1] },
        message: expect.stringContaining('`analytics-prod`'),
      },
    ]);
  });

  it('is a tier of another size, said once', () => {
    const { findings } = planNetworks(estate(small, { vpc: { size: 19, tiers: [app, { ...data, size: 24 }] } }), lock);
    expect(codes(findings)).toEqual(['network/tier-resized', 'network/tier-resized']);
    expect(findings[1]?.message).toBe(
      'the tier `data` is /24, but its subnets in `analytics-dev`, `analytics-prod` and `retail-dev` in `us-east-1` have another size, such as 10.0.12.0/23',
    );
  });

  it('is the lock itself, with blocks over one another', () => {
    const { findings } = planNetworks(estate(small), edited(lock, 'cidr: 10.0.64.0/19', 'cidr: 10.0.0.0/19'));
    expect(codes(findings)).toContain('network/overlapping-cidr');
    expect(codes(findings)).toContain('network/block-outside-vpc');
  });

  it('is the lock itself, with a retired block inside one that is used', () => {
    const region = lock.regions['eu-west-2'];
    if (region === undefined) throw new Error('no such region');
    const [block] = region.vpcs['analytics-dev']?.subnets['app'] ?? [];
    const regions = { ...lock.regions, 'eu-west-2': { ...region, retired: block === undefined ? [] : [block] } };
    expect(codes(planNetworks(estate(small), { ...lock, regions }).findings)).toEqual(['network/overlapping-cidr']);
  });

  it('is not a larger size for the VPCs to come', () => {
    const more = [...small, account('z', { environment: 'uat' })];
    const { networks, findings } = planNetworks(estate(more, { vpc: { size: 18, tiers: [app, data] } }), lock);
    expect(networks[1]?.vpcs.map(({ cidr }) => cidr)).toEqual([
      '10.0.0.0/19',
      '10.0.32.0/19',
      '10.0.128.0/18',
      '10.0.64.0/19',
    ]);
    expect(codes(findings)).toEqual(['network/lock-stale']);
  });
});

describe('no room', () => {
  it('in the pools is one error for all that are left', () => {
    const accounts = ['a', 'b', 'c', 'd'].map((key) => account(key, { environment: key }));
    const { networks, findings } = planNetworks(estate(accounts, { pools: { 'us-east-1': ['10.0.0.0/18'] } }), null);
    expect(networks[0]?.vpcs).toHaveLength(2);
    expect(findings[0]).toMatchObject({
      code: 'network/pool-exhausted',
      message: 'the pools of `us-east-1` have no room for a /19 for `analytics-c` and `analytics-d`',
      place: { landingZone: ['network', 'pools', 'us-east-1'] },
    });
  });

  it('in a region without a pool', () => {
    expect(codes(planNetworks(estate([account('a')], { pools: {} }), null).findings)).toEqual([
      'network/pool-exhausted',
    ]);
  });

  it('in a VPC is one error per tier', () => {
    const { findings } = planNetworks(
      estate([account('a')], { vpc: { size: 24, tiers: [{ name: 'app', kind: 'private', size: 25 }] } }),
      null,
    );
    expect(findings.map(({ code, place }) => [code, place])).toEqual([
      ['network/vpc-full', { landingZone: ['network', 'vpc', 'tiers', 'app'] }],
      ['network/vpc-full', { landingZone: ['network', 'vpc', 'size'] }],
      ['network/lock-missing', { lock: true }],
    ]);
  });
});

describe('names', () => {
  it('of two VPCs must differ', () => {
    const accounts = [
      account('x', { businessUnit: 'a-b', environment: 'c' }),
      account('y', { businessUnit: 'a', environment: 'b-c' }),
    ];
    const { networks, findings } = planNetworks(estate(accounts), null);
    expect(networks[0]?.vpcs.map(({ name }) => name)).toEqual(['a-b-c']);
    expect(findings[0]).toMatchObject({
      code: 'network/ambiguous-name',
      message: 'the VPC `a-b-c` would be that of business unit `a` in `b-c` and that of business unit `a-b` in `c`',
    });
  });

  it('of the subnets of two VPCs must differ', () => {
    const accounts = [account('x'), account('y', { environment: 'dev-2' })];
    const vpc = {
      size: 19,
      tiers: [
        { name: 'app', kind: 'private', size: 24 },
        { name: '2-app', kind: 'private', size: 24 },
      ],
    } as const;
    const { findings } = planNetworks(estate(accounts, { vpc }), null);
    expect(findings[0]).toMatchObject({
      code: 'network/ambiguous-name',
      place: { landingZone: ['network', 'vpc', 'tiers', 'app'] },
    });
  });

  it('of the built-in tier are taken', () => {
    const vpc = { size: 19, tiers: [{ name: 'tgw', kind: 'private', size: 24 }] } as const;
    expect(codes(planNetworks(estate([account('x')], { vpc }), null).findings)).toEqual([
      'network/built-in-tier',
      'network/lock-missing',
    ]);
  });
});
