import { Cloud, refusal } from '../../testing/cloud';

/** A VPC with a subnet in each of three zones, and a transit gateway. */
async function network(cloud: Cloud) {
  const VpcId: string = (await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/19' })).Vpc.VpcId;
  const subnets: string[] = [];
  for (const zone of [1, 2, 4]) {
    const input = { VpcId, CidrBlock: `10.0.${zone}.0/28`, AvailabilityZoneId: `use1-az${zone}` };
    subnets.push((await cloud.call('ec2:CreateSubnet', input)).Subnet.SubnetId);
  }
  const { TransitGateway } = await cloud.call('ec2:CreateTransitGateway', {
    Description: 'd',
    Options: { AmazonSideAsn: 64_600 },
  });
  return { VpcId, subnets, gateway: TransitGateway.TransitGatewayId as string, created: TransitGateway };
}

const attach = async (
  cloud: Cloud,
  TransitGatewayId: string,
  VpcId: string,
  SubnetIds: readonly string[],
): Promise<string> => {
  const answer = await cloud.call('ec2:CreateTransitGatewayVpcAttachment', { TransitGatewayId, VpcId, SubnetIds });
  expect(answer.TransitGatewayVpcAttachment.State).toBe('pending');
  return answer.TransitGatewayVpcAttachment.TransitGatewayAttachmentId;
};

describe('transit gateways', () => {
  it('become available, are changed, and stay listed as deleted for a while', async () => {
    const cloud = new Cloud();
    const { gateway, created } = await network(cloud);
    const described = async () => (await cloud.call('ec2:DescribeTransitGateways', {})).TransitGateways;
    expect(created.State).toBe('pending');
    expect(await described()).toMatchObject([
      {
        State: 'available',
        Description: 'd',
        Options: {
          AmazonSideAsn: 64_600,
          DefaultRouteTableAssociation: 'enable',
          AssociationDefaultRouteTableId: expect.stringMatching(/^tgw-rtb-0/),
        },
      },
    ]);
    const Options = { DefaultRouteTableAssociation: 'disable', AutoAcceptSharedAttachments: 'enable' };
    await cloud.call('ec2:ModifyTransitGateway', { TransitGatewayId: gateway, Description: 'e', Options });
    expect(await described()).toMatchObject([{ Description: 'e', Options }]);
    await cloud.call('ec2:DeleteTransitGateway', { TransitGatewayId: gateway });
    expect(await described()).toMatchObject([{ State: 'deleted' }]);
    cloud.wait({ hours: 2 });
    expect(await described()).toEqual([]);
  });

  it('have a private ASN, and are five at most', async () => {
    const cloud = new Cloud();
    const create = (AmazonSideAsn: number) => cloud.call('ec2:CreateTransitGateway', { Options: { AmazonSideAsn } });
    await expect(create(65_535)).rejects.toMatchObject(refusal('InvalidParameterValue'));
    for (let n = 0; n < 5; n += 1) await create(64_512 + n);
    await expect(create(64_600)).rejects.toMatchObject(refusal('TransitGatewayLimitExceeded'));
  });

  it('go only without attachments', async () => {
    const cloud = new Cloud();
    const { gateway, VpcId, subnets } = await network(cloud);
    const id = await attach(cloud, gateway, VpcId, subnets);
    const remove = () => cloud.call('ec2:DeleteTransitGateway', { TransitGatewayId: gateway });
    await expect(remove()).rejects.toMatchObject(refusal('IncorrectState'));
    await cloud.call('ec2:DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id });
    await remove();
  });
});

describe('attachments', () => {
  it('are one per VPC and gateway, with one subnet per zone', async () => {
    const cloud = new Cloud();
    const { gateway, VpcId, subnets } = await network(cloud);
    const sameZone = { VpcId, CidrBlock: '10.0.9.0/28', AvailabilityZoneId: 'use1-az1' };
    const twin: string = (await cloud.call('ec2:CreateSubnet', sameZone)).Subnet.SubnetId;
    const [first = '', second = ''] = subnets;
    await expect(attach(cloud, gateway, VpcId, [first, twin])).rejects.toMatchObject(
      refusal('DuplicateSubnetsInSameZone'),
    );
    const id = await attach(cloud, gateway, VpcId, [first]);
    await expect(attach(cloud, gateway, VpcId, [second])).rejects.toMatchObject(
      refusal('DuplicateTransitGatewayAttachment'),
    );
    const change = { TransitGatewayAttachmentId: id, AddSubnetIds: [second], RemoveSubnetIds: [first] };
    await cloud.call('ec2:ModifyTransitGatewayVpcAttachment', change);
    const { TransitGatewayVpcAttachments } = await cloud.call('ec2:DescribeTransitGatewayVpcAttachments', {
      Filters: [{ Name: 'transit-gateway-id', Values: [gateway] }],
    });
    expect(TransitGatewayVpcAttachments).toMatchObject([{ State: 'available', VpcId, SubnetIds: [second] }]);
    await cloud.call('ec2:DeleteSubnet', { SubnetId: first });
  });

  it('keep their subnets and VPC from being deleted', async () => {
    const cloud = new Cloud();
    const { gateway, VpcId, subnets } = await network(cloud);
    const id = await attach(cloud, gateway, VpcId, subnets);
    const remove = () => cloud.call('ec2:DeleteSubnet', { SubnetId: subnets[0] });
    await expect(remove()).rejects.toMatchObject(refusal('DependencyViolation'));
    await cloud.call('ec2:DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id });
    await remove();
    await attach(cloud, gateway, VpcId, subnets.slice(1));
  });
});

describe('routes', () => {
  const DestinationCidrBlock = '0.0.0.0/0';

  it('lead to gateways that the VPC is attached to, and become black holes without', async () => {
    const cloud = new Cloud();
    const { gateway, VpcId, subnets } = await network(cloud);
    const { RouteTableId } = (await cloud.call('ec2:CreateRouteTable', { VpcId })).RouteTable;
    const route = { RouteTableId, DestinationCidrBlock, TransitGatewayId: gateway };
    await expect(cloud.call('ec2:CreateRoute', route)).rejects.toMatchObject(
      refusal('InvalidTransitGatewayID.NotFound'),
    );
    const id = await attach(cloud, gateway, VpcId, subnets);
    await cloud.call('ec2:CreateRoute', route);
    await expect(cloud.call('ec2:CreateRoute', route)).rejects.toMatchObject(refusal('RouteAlreadyExists'));
    const routes = async () =>
      (await cloud.call('ec2:DescribeRouteTables', { RouteTableIds: [RouteTableId] })).RouteTables[0].Routes;
    expect(await routes()).toMatchObject([
      { GatewayId: 'local' },
      { TransitGatewayId: gateway, State: 'active', Origin: 'CreateRoute' },
    ]);
    await cloud.call('ec2:DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id });
    expect(await routes()).toMatchObject([{}, { State: 'blackhole' }]);
    await cloud.call('ec2:DeleteRoute', { RouteTableId, DestinationCidrBlock });
    await expect(cloud.call('ec2:DeleteRoute', { RouteTableId, DestinationCidrBlock })).rejects.toMatchObject(
      refusal('InvalidRoute.NotFound'),
    );
  });

  it('are replaced by destination', async () => {
    const cloud = new Cloud();
    const { gateway, VpcId, subnets } = await network(cloud);
    await attach(cloud, gateway, VpcId, subnets);
    const { RouteTableId } = (await cloud.call('ec2:CreateRouteTable', { VpcId })).RouteTable;
    const { InternetGatewayId } = (await cloud.call('ec2:CreateInternetGateway', {})).InternetGateway;
    const replace = (target: object) =>
      cloud.call('ec2:ReplaceRoute', { RouteTableId, DestinationCidrBlock, ...target });
    await expect(replace({ TransitGatewayId: gateway })).rejects.toMatchObject(refusal('InvalidRoute.NotFound'));
    await cloud.call('ec2:CreateRoute', { RouteTableId, DestinationCidrBlock, TransitGatewayId: gateway });
    await expect(replace({ GatewayId: InternetGatewayId })).rejects.toMatchObject(refusal('InvalidParameterValue'));
    await cloud.call('ec2:AttachInternetGateway', { InternetGatewayId, VpcId });
    await replace({ GatewayId: InternetGatewayId });
    const { RouteTables } = await cloud.call('ec2:DescribeRouteTables', { RouteTableIds: [RouteTableId] });
    expect(RouteTables[0].Routes[1]).toMatchObject({ DestinationCidrBlock, GatewayId: InternetGatewayId });
  });
});
