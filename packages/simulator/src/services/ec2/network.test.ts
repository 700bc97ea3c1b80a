import { Cloud, refusal } from '../../testing/cloud';

const createVpc = async (cloud: Cloud, CidrBlock = '10.0.0.0/19', more: object = {}): Promise<string> =>
  (await cloud.call('ec2:CreateVpc', { CidrBlock, ...more })).Vpc.VpcId;
const createSubnet = async (cloud: Cloud, VpcId: string, CidrBlock: string, more: object = {}): Promise<string> =>
  (await cloud.call('ec2:CreateSubnet', { VpcId, CidrBlock, ...more })).Subnet.SubnetId;
const createTable = async (cloud: Cloud, VpcId: string): Promise<string> =>
  (await cloud.call('ec2:CreateRouteTable', { VpcId })).RouteTable.RouteTableId;
const named = (ResourceType: string, Value: string) => ({
  TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value }] }],
});

describe('availability zones', () => {
  const zones = async (cloud: Cloud, account?: string) =>
    (await cloud.call('ec2:DescribeAvailabilityZones', {}, account === undefined ? {} : { account }))
      .AvailabilityZones as { ZoneName: string; ZoneId: string }[];

  it('have the same ids and other names in each account', async () => {
    const cloud = new Cloud();
    const own = await zones(cloud);
    expect(own.map(({ ZoneName }) => ZoneName)).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`),
    );
    const mappings = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      const theirs = await zones(cloud, await cloud.vend(`a${n}`));
      expect(theirs.map(({ ZoneId }) => ZoneId).sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `use1-az${number}`));
      mappings.add(JSON.stringify(theirs));
    }
    expect(mappings.size).toBeGreaterThan(1);
    expect(await zones(cloud)).toEqual(own);
  });

  it('are those of the region', async () => {
    const { AvailabilityZones } = await new Cloud().call('ec2:DescribeAvailabilityZones', {}, { region: 'eu-west-2' });
    expect(AvailabilityZones.map(({ ZoneId }: { ZoneId: string }) => ZoneId).sort()).toEqual([
      'euw2-az1',
      'euw2-az2',
      'euw2-az3',
    ]);
  });
});

describe('VPCs', () => {
  it('have a canonical block, a main route table with a local route, and DNS names on demand', async () => {
    const cloud = new Cloud();
    const id = await createVpc(cloud, '10.0.7.7/19', named('vpc', 'analytics-dev'));
    const { Vpcs } = await cloud.call('ec2:DescribeVpcs', { Filters: [{ Name: 'tag:Name', Values: ['analytics-*'] }] });
    expect(Vpcs).toMatchObject([{ VpcId: id, CidrBlock: '10.0.0.0/19', State: 'available', IsDefault: false }]);
    const { RouteTables } = await cloud.call('ec2:DescribeRouteTables', {
      Filters: [{ Name: 'vpc-id', Values: [id] }],
    });
    expect(RouteTables).toMatchObject([
      {
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '10.0.0.0/19', GatewayId: 'local', State: 'active' }],
      },
    ]);
    const hostnames = () => cloud.call('ec2:DescribeVpcAttribute', { VpcId: id, Attribute: 'enableDnsHostnames' });
    expect((await hostnames()).EnableDnsHostnames).toEqual({ Value: false });
    await cloud.call('ec2:ModifyVpcAttribute', { VpcId: id, EnableDnsHostnames: { Value: true } });
    expect((await hostnames()).EnableDnsHostnames).toEqual({ Value: true });
  });

  it.each([
    ['10.0.0.0/15', 'InvalidVpc.Range'],
    ['10.0.0.0/29', 'InvalidVpc.Range'],
    ['10.0.0.256/24', 'InvalidParameterValue'],
    ['10.0.0.0', 'InvalidParameterValue'],
  ])('are not made with %s', async (block, error) => {
    await expect(createVpc(new Cloud(), block)).rejects.toMatchObject(refusal(error));
  });

  it('are limited in number, per region', async () => {
    const cloud = new Cloud({ quotas: { vpcsPerRegion: 1 } });
    await createVpc(cloud);
    await expect(createVpc(cloud)).rejects.toMatchObject(refusal('VpcLimitExceeded'));
    await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/19' }, { region: 'eu-west-2' });
  });

  it('go only when empty', async () => {
    const cloud = new Cloud();
    const VpcId = await createVpc(cloud);
    const SubnetId = await createSubnet(cloud, VpcId, '10.0.0.0/24');
    const remove = () => cloud.call('ec2:DeleteVpc', { VpcId });
    await expect(remove()).rejects.toMatchObject(refusal('DependencyViolation'));
    await cloud.call('ec2:DeleteSubnet', { SubnetId });
    await remove();
    await expect(remove()).rejects.toMatchObject(refusal('InvalidVpcID.NotFound'));
    expect((await cloud.call('ec2:DescribeRouteTables')).RouteTables).toEqual([]);
  });
});

describe('subnets', () => {
  it('are in a zone by name or id, and show both', async () => {
    const cloud = new Cloud();
    const VpcId = await createVpc(cloud);
    await createSubnet(cloud, VpcId, '10.0.0.0/24', { AvailabilityZoneId: 'use1-az4', ...named('subnet', 'app-1') });
    const { Subnets } = await cloud.call('ec2:DescribeSubnets', { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] });
    expect(Subnets).toMatchObject([
      {
        AvailabilityZoneId: 'use1-az4',
        AvailableIpAddressCount: 251,
        MapPublicIpOnLaunch: false,
        Tags: [{ Key: 'Name', Value: 'app-1' }],
      },
    ]);
    const name = Subnets[0].AvailabilityZone;
    const second = await createSubnet(cloud, VpcId, '10.0.1.0/24', { AvailabilityZone: name });
    await cloud.call('ec2:ModifySubnetAttribute', { SubnetId: second, MapPublicIpOnLaunch: { Value: true } });
    const { Subnets: again } = await cloud.call('ec2:DescribeSubnets', { SubnetIds: [second] });
    expect(again).toMatchObject([{ AvailabilityZoneId: 'use1-az4', MapPublicIpOnLaunch: true }]);
    await expect(createSubnet(cloud, VpcId, '10.0.2.0/24', { AvailabilityZoneId: 'use1-az9' })).rejects.toMatchObject(
      refusal('InvalidParameterValue'),
    );
  });

  it.each([
    ['10.1.0.0/24', 'InvalidSubnet.Range'],
    ['10.0.0.0/18', 'InvalidSubnet.Range'],
    ['10.0.0.0/29', 'InvalidSubnet.Range'],
    ['10.0.4.128/25', 'InvalidSubnet.Conflict'],
    ['10.0.0.0/20', 'InvalidSubnet.Conflict'],
  ])('are not made at %s', async (block, error) => {
    const cloud = new Cloud();
    const VpcId = await createVpc(cloud);
    await createSubnet(cloud, VpcId, '10.0.4.0/24');
    await expect(createSubnet(cloud, VpcId, block)).rejects.toMatchObject(refusal(error));
  });

  it('are limited in number', async () => {
    const cloud = new Cloud({ quotas: { subnetsPerVpc: 1 } });
    const VpcId = await createVpc(cloud);
    await createSubnet(cloud, VpcId, '10.0.0.0/24');
    await expect(createSubnet(cloud, VpcId, '10.0.1.0/24')).rejects.toMatchObject(refusal('SubnetLimitExceeded'));
  });
});

describe('internet gateways', () => {
  it('are attached to one VPC, which has one', async () => {
    const cloud = new Cloud();
    const [one, two] = [await createVpc(cloud), await createVpc(cloud, '10.1.0.0/19')];
    const create = async () =>
      (await cloud.call('ec2:CreateInternetGateway', {})).InternetGateway.InternetGatewayId as string;
    const [a, b] = [await create(), await create()];
    const change = (verb: string, InternetGatewayId: string, VpcId: string) =>
      cloud.call(`ec2:${verb}InternetGateway`, { InternetGatewayId, VpcId });
    await change('Attach', a, one);
    await expect(change('Attach', a, two)).rejects.toMatchObject(refusal('Resource.AlreadyAssociated'));
    await expect(change('Attach', b, one)).rejects.toMatchObject(refusal('InvalidParameterValue'));
    const { InternetGateways } = await cloud.call('ec2:DescribeInternetGateways', {
      Filters: [{ Name: 'attachment.vpc-id', Values: [one] }],
    });
    expect(InternetGateways).toMatchObject([
      { InternetGatewayId: a, Attachments: [{ VpcId: one, State: 'available' }] },
    ]);
    await expect(change('Delete', a, one)).rejects.toMatchObject(refusal('DependencyViolation'));
    await expect(change('Detach', b, one)).rejects.toMatchObject(refusal('Gateway.NotAttached'));
    await change('Detach', a, one);
    await change('Delete', a, one);
    await cloud.call('ec2:DeleteVpc', { VpcId: one });
  });
});

describe('route tables', () => {
  it('are associated with subnets of their VPC, each with one', async () => {
    const cloud = new Cloud();
    const [vpc, other] = [await createVpc(cloud), await createVpc(cloud, '10.1.0.0/19')];
    const subnet = await createSubnet(cloud, vpc, '10.0.0.0/24');
    const [table, second, foreign] = [
      await createTable(cloud, vpc),
      await createTable(cloud, vpc),
      await createTable(cloud, other),
    ];
    const associate = (RouteTableId: string) =>
      cloud.call('ec2:AssociateRouteTable', { RouteTableId, SubnetId: subnet });
    await expect(associate(foreign)).rejects.toMatchObject(refusal('InvalidParameterValue'));
    const { AssociationId } = await associate(table);
    await expect(associate(second)).rejects.toMatchObject(refusal('Resource.AlreadyAssociated'));
    const { RouteTables } = await cloud.call('ec2:DescribeRouteTables', {
      Filters: [{ Name: 'association.subnet-id', Values: [subnet] }],
    });
    expect(RouteTables).toMatchObject([
      {
        RouteTableId: table,
        Associations: [{ RouteTableAssociationId: AssociationId, SubnetId: subnet, Main: false }],
      },
    ]);
    await expect(cloud.call('ec2:DeleteRouteTable', { RouteTableId: table })).rejects.toMatchObject(
      refusal('DependencyViolation'),
    );
    await cloud.call('ec2:DisassociateRouteTable', { AssociationId });
    await cloud.call('ec2:DeleteRouteTable', { RouteTableId: table });
    await expect(cloud.call('ec2:DisassociateRouteTable', { AssociationId })).rejects.toMatchObject(
      refusal('InvalidAssociationID.NotFound'),
    );
  });

  it('lose the association of a deleted subnet', async () => {
    const cloud = new Cloud();
    const vpc = await createVpc(cloud);
    const [SubnetId, RouteTableId] = [await createSubnet(cloud, vpc, '10.0.0.0/24'), await createTable(cloud, vpc)];
    await cloud.call('ec2:AssociateRouteTable', { RouteTableId, SubnetId });
    await cloud.call('ec2:DeleteSubnet', { SubnetId });
    await cloud.call('ec2:DeleteRouteTable', { RouteTableId });
  });
});

describe('tags', () => {
  it('are added, replaced and taken from resources that exist', async () => {
    const cloud = new Cloud();
    const id = await createVpc(cloud, '10.0.0.0/19', named('vpc', 'old'));
    await cloud.call('ec2:CreateTags', {
      Resources: [id],
      Tags: [
        { Key: 'Name', Value: 'new' },
        { Key: 'a', Value: 'b' },
      ],
    });
    await cloud.call('ec2:DeleteTags', { Resources: [id], Tags: [{ Key: 'a', Value: 'other' }] });
    const tags = async () => (await cloud.call('ec2:DescribeVpcs', {})).Vpcs[0].Tags;
    expect(await tags()).toEqual([
      { Key: 'Name', Value: 'new' },
      { Key: 'a', Value: 'b' },
    ]);
    await cloud.call('ec2:DeleteTags', { Resources: [id], Tags: [{ Key: 'a' }] });
    expect(await tags()).toEqual([{ Key: 'Name', Value: 'new' }]);
    await expect(cloud.call('ec2:CreateTags', { Resources: ['subnet-0none'], Tags: [] })).rejects.toMatchObject(
      refusal('InvalidSubnetID.NotFound'),
    );
    await expect(createVpc(cloud, '10.1.0.0/19', named('subnet', 'x'))).rejects.toMatchObject(
      refusal('InvalidParameterValue'),
    );
  });
});

describe('filters', () => {
  it('that EC2 does not know are refused', async () => {
    const cloud = new Cloud();
    await createVpc(cloud);
    await expect(
      cloud.call('ec2:DescribeVpcs', { Filters: [{ Name: 'colour', Values: ['red'] }] }),
    ).rejects.toMatchObject(refusal('InvalidParameterValue'));
  });
});
