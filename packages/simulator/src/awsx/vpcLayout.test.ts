import { UnsupportedVpcError, vpcLayout } from '.';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1d'];
const ARGS = {
  cidrBlock: '10.0.0.0/19',
  availabilityZoneNames: ZONES,
  subnetStrategy: 'Auto',
  natGateways: { strategy: 'None' },
  tags: { 'managed-by': 'microaccounts' },
  subnetSpecs: [
    { type: 'Isolated', name: 'data', cidrBlocks: ['10.0.16.0/23', '10.0.18.0/23', '10.0.20.0/23'] },
    { type: 'Private', name: 'app', cidrBlocks: ['10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/22'], tags: { tier: 'app' } },
    { type: 'Public', cidrBlocks: ['10.0.24.0/28', '10.0.24.16/28', '10.0.24.32/28'] },
  ],
};

describe('the layout of awsx.ec2.Vpc', () => {
  const layout = vpcLayout('analytics-dev', ARGS);

  it('gives the VPC its block alone: DNS host names stay off unless asked for', () => {
    expect(layout.vpc).toEqual({
      cidrBlock: '10.0.0.0/19',
      tags: { Name: 'analytics-dev', 'managed-by': 'microaccounts' },
    });
    expect(vpcLayout('v', { ...ARGS, enableDnsHostnames: true }).vpc).toMatchObject({ enableDnsHostnames: true });
  });

  it('names subnets by VPC, specification and zone index, zone by zone, public ones first', () => {
    expect(layout.subnets.map(({ name }) => name)).toEqual([
      'analytics-dev-public-1',
      'analytics-dev-app-1',
      'analytics-dev-data-1',
      'analytics-dev-public-2',
      'analytics-dev-app-2',
      'analytics-dev-data-2',
      'analytics-dev-public-3',
      'analytics-dev-app-3',
      'analytics-dev-data-3',
    ]);
  });

  it('tags subnets and route tables with their own name and the type of subnet', () => {
    const own = { Name: 'analytics-dev-app-2', SubnetType: 'Private', 'managed-by': 'microaccounts' };
    expect(layout.subnets[4]).toEqual({
      name: 'analytics-dev-app-2',
      type: 'Private',
      inputs: {
        availabilityZone: 'us-east-1b',
        cidrBlock: '10.0.4.0/22',
        mapPublicIpOnLaunch: false,
        assignIpv6AddressOnCreation: false,
        tags: { ...own, tier: 'app' },
      },
      routeTable: { tags: own },
    });
    expect(layout.subnets[0]?.inputs).toMatchObject({ mapPublicIpOnLaunch: true });
  });

  it('echoes the specifications', () => {
    expect(layout.specs).toEqual(ARGS.subnetSpecs);
  });

  it.each([
    ['another strategy', { subnetStrategy: 'Exact' }, /`subnetStrategy` must be `Auto`/],
    ['NAT gateways', { natGateways: { strategy: 'Single' } }, /`natGateways.strategy` must be `None`/],
    ['zones by number', { numberOfAvailabilityZones: 2 }, /the argument `numberOfAvailabilityZones` is not simulated/],
    ['no zones', { availabilityZoneNames: undefined }, /`availabilityZoneNames` must be given/],
    [
      'subnets by size',
      { subnetSpecs: [{ type: 'Private', cidrMask: 24 }] },
      /`cidrMask` of `subnetSpecs\[0\]` is not simulated/,
    ],
    ['too few blocks', { subnetSpecs: [{ type: 'Private', cidrBlocks: ['10.0.0.0/24'] }] }, /one for each zone/],
    [
      'unused space',
      { subnetSpecs: [{ type: 'Unused', cidrBlocks: ZONES }] },
      /the type of `subnetSpecs\[0\]` is not simulated/,
    ],
  ])('refuses %s', (_what, args, message) => {
    const construct = (): unknown => vpcLayout('v', { ...ARGS, ...args });
    expect(construct).toThrow(UnsupportedVpcError);
    expect(construct).toThrow(message);
  });
});
