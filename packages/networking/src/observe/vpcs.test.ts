import { EC2Client } from '@aws-sdk/client-ec2';
import { answeringClient } from '@microaccounts/resources/testing';
import { readTransitGateways } from './transitGateways';
import { readVpcs } from './vpcs';

const place = { accountId: '222222222222', region: 'us-east-1' };
const Tags = [
  { Key: 'Name', Value: 'n' },
  { Key: 'aws:cloudformation:stack-name', Value: 's' },
];
const tags = { Name: 'n' };

test("VPCs with what is in them; AWS's default VPC, main tables and local routes are left out", async () => {
  const { client } = answeringClient(EC2Client, {
    DescribeVpcs: () => ({
      Vpcs: [
        { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/19', IsDefault: false, Tags },
        { VpcId: 'vpc-default', CidrBlock: '172.31.0.0/16', IsDefault: true },
      ],
    }),
    DescribeVpcAttribute: ({ Attribute }) =>
      Attribute === 'enableDnsSupport'
        ? { EnableDnsSupport: { Value: true } }
        : { EnableDnsHostnames: { Value: false } },
    DescribeSubnets: () => ({
      Subnets: ['vpc-1', 'vpc-default'].map((VpcId) => ({
        ...{ SubnetId: `subnet-of-${VpcId}`, SubnetArn: 'arn:s', VpcId, CidrBlock: '10.0.0.0/22', Tags },
        ...{ AvailabilityZoneId: 'use1-az1', MapPublicIpOnLaunch: false },
      })),
    }),
    DescribeInternetGateways: () => ({
      InternetGateways: [
        { InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }], Tags },
        { InternetGatewayId: 'igw-loose', Attachments: [] },
        { InternetGatewayId: 'igw-default', Attachments: [{ VpcId: 'vpc-default', State: 'available' }] },
      ],
    }),
    DescribeRouteTables: () => ({
      RouteTables: [
        { RouteTableId: 'rtb-main', VpcId: 'vpc-1', Associations: [{ Main: true }] },
        {
          ...{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Tags },
          Associations: [
            { SubnetId: 'subnet-1', AssociationState: { State: 'associated' } },
            { SubnetId: 'subnet-2', AssociationState: { State: 'disassociated' } },
          ],
          Routes: [
            { DestinationCidrBlock: '192.168.0.0/16', GatewayId: 'vgw-1', Origin: 'EnableVgwRoutePropagation' },
            { DestinationCidrBlock: '192.169.0.0/16', NetworkInterfaceId: 'eni-1', Origin: 'Advertisement' },
            { DestinationCidrBlock: '10.0.0.0/19', GatewayId: 'local' },
            { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' },
            { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' },
          ],
        },
      ],
    }),
  });
  const vpc = 'vpc-1';
  expect(await readVpcs(client, place)).toEqual([
    {
      ...{ kind: 'vpc', ...place, ids: { id: vpc } },
      properties: { name: 'n', cidr: '10.0.0.0/19', dnsHostnames: false, dnsSupport: true, tags },
    },
    {
      ...{ kind: 'subnet', ...place, ids: { id: 'subnet-of-vpc-1', arn: 'arn:s' } },
      properties: { vpc, cidr: '10.0.0.0/22', availabilityZoneId: 'use1-az1', mapPublicIp: false, tags },
    },
    { kind: 'internet-gateway', ...place, ids: { id: 'igw-1' }, properties: { vpc, tags } },
    { kind: 'internet-gateway', ...place, ids: { id: 'igw-loose' }, properties: { vpc: null, tags: {} } },
    {
      ...{ kind: 'route-table', ...place, ids: { id: 'rtb-1' } },
      properties: {
        ...{ vpc, subnets: ['subnet-1'], tags },
        routes: [
          { destination: '0.0.0.0/0', target: 'tgw-1' },
          { destination: 'pl-1', target: 'vpce-1' },
        ],
      },
    },
  ]);
});

test('transit gateways and attachments that are there, not those that are going', async () => {
  const Options = {
    AmazonSideAsn: 64512,
    AutoAcceptSharedAttachments: 'enable',
    DefaultRouteTableAssociation: 'disable',
    DefaultRouteTablePropagation: 'disable',
  };
  const { client } = answeringClient(EC2Client, {
    DescribeTransitGateways: () => ({
      TransitGateways: [
        { TransitGatewayId: 'tgw-1', State: 'available', Description: 'd', Options, Tags },
        { TransitGatewayId: 'tgw-0', State: 'deleted', Options },
      ],
    }),
    DescribeTransitGatewayVpcAttachments: () => ({
      TransitGatewayVpcAttachments: ['pending', 'deleting', 'failed'].map((State) => ({
        ...{ TransitGatewayAttachmentId: `tgw-attach-${State}`, TransitGatewayId: 'tgw-1', VpcId: 'vpc-1', State },
        SubnetIds: ['subnet-1'],
      })),
    }),
  });
  expect(await readTransitGateways(client, place)).toEqual([
    {
      ...{ kind: 'transit-gateway', ...place, ids: { id: 'tgw-1' } },
      properties: {
        ...{ asn: 64512, description: 'd', tags },
        autoAcceptSharedAttachments: true,
        defaultRouteTableAssociation: false,
        defaultRouteTablePropagation: false,
      },
    },
    {
      ...{ kind: 'transit-gateway-attachment', ...place, ids: { id: 'tgw-attach-pending' } },
      properties: { transitGateway: 'tgw-1', vpc: 'vpc-1', subnets: ['subnet-1'], tags: {} },
    },
  ]);
});
