// What somebody may do by hand to the network account: VPCs and what is in them.
import {
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteTagsCommand,
  DeleteVpcCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { given, type Addition, type Tampering } from './tampering';

const IN_VPC = 'network/us-east-1/vpc/shop-dev';
const APP_1 = `${IN_VPC}/subnet/app-1`;
const DATA_1 = `${IN_VPC}/subnet/data-1`;
const DATA_2 = `${IN_VPC}/subnet/data-2`;
const GATEWAY = `${IN_VPC}/internet-gateway`;

export const networkTamperings: readonly Tampering[] = [
  {
    kind: 'vpc',
    told: 'takes the host names from a VPC',
    by: async (hand) =>
      (await hand.ec2()).send(
        new ModifyVpcAttributeCommand({
          VpcId: hand.inNetwork(IN_VPC),
          EnableDnsHostnames: { Value: false },
        }),
      ),
    finds: [`drifted ${IN_VPC} dnsHostnames`],
  },
  {
    kind: 'subnet',
    told: 'gives public addresses in a subnet',
    by: async (hand) =>
      (await hand.ec2()).send(
        new ModifySubnetAttributeCommand({
          SubnetId: hand.inNetwork(APP_1),
          MapPublicIpOnLaunch: { Value: true },
        }),
      ),
    finds: [`drifted ${APP_1} mapPublicIp`],
  },
  {
    kind: 'route-table',
    told: 'takes a subnet its route table',
    by: async (hand) => {
      const ec2 = await hand.ec2();
      const AssociationId = await associationOf(ec2, hand.inNetwork(DATA_2));
      return ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
    },
    finds: [`drifted ${DATA_2}/route-table subnets`],
  },
  {
    kind: 'internet-gateway',
    told: 'takes a tag from an internet gateway',
    by: async (hand) =>
      (await hand.ec2()).send(
        new DeleteTagsCommand({
          Resources: [hand.inNetwork(GATEWAY)],
          Tags: [{ Key: 'managed-by' }],
        }),
      ),
    finds: [`drifted ${GATEWAY} tags`],
  },
];

export const networkAdditions: readonly Addition[] = [
  {
    kind: 'vpc',
    told: 'makes a VPC in the network account',
    by: async (hand) =>
      given((await (await hand.ec2()).send(new CreateVpcCommand({ CidrBlock: '192.168.0.0/16' }))).Vpc?.VpcId),
    finds: 'unmanaged network/us-east-1/vpc/{id}',
    undo: async (hand, VpcId) => (await hand.ec2()).send(new DeleteVpcCommand({ VpcId })),
  },
  {
    kind: 'subnet',
    told: 'makes a subnet in a VPC of the landing zone',
    by: async (hand) => {
      const subnet = { VpcId: hand.inNetwork(IN_VPC), CidrBlock: '10.0.12.0/24' };
      return given((await (await hand.ec2()).send(new CreateSubnetCommand(subnet))).Subnet?.SubnetId);
    },
    finds: `unmanaged ${IN_VPC}/subnet/{id}`,
    undo: async (hand, SubnetId) => (await hand.ec2()).send(new DeleteSubnetCommand({ SubnetId })),
  },
  {
    kind: 'route-table',
    told: 'makes a route table in a VPC of the landing zone',
    by: async (hand) => {
      const table = { VpcId: hand.inNetwork(IN_VPC) };
      return given((await (await hand.ec2()).send(new CreateRouteTableCommand(table))).RouteTable?.RouteTableId);
    },
    finds: `unmanaged ${IN_VPC}/route-table/{id}`,
    undo: async (hand, RouteTableId) => (await hand.ec2()).send(new DeleteRouteTableCommand({ RouteTableId })),
  },
  {
    kind: 'route-table',
    told: 'opens a way to the internet',
    by: async (hand) => {
      const RouteTableId = hand.inNetwork(`${DATA_1}/route-table`);
      const way = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: hand.inNetwork(GATEWAY) };
      await (await hand.ec2()).send(new CreateRouteCommand({ RouteTableId, ...way }));
      return RouteTableId;
    },
    finds: `drifted ${DATA_1}/route-table routes`,
    undo: async (hand, RouteTableId) =>
      (await hand.ec2()).send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0' })),
  },
  {
    kind: 'internet-gateway',
    told: 'makes an internet gateway',
    by: async (hand) =>
      given((await (await hand.ec2()).send(new CreateInternetGatewayCommand({}))).InternetGateway?.InternetGatewayId),
    finds: 'unmanaged network/us-east-1/internet-gateway/{id}',
    undo: async (hand, InternetGatewayId) =>
      (await hand.ec2()).send(new DeleteInternetGatewayCommand({ InternetGatewayId })),
  },
];

/** The id of the association of a subnet with its route table. */
async function associationOf(ec2: EC2Client, subnet: string): Promise<string> {
  const filter = { Name: 'association.subnet-id', Values: [subnet] };
  const { RouteTables: [table] = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: [filter] }));
  return given(table?.Associations?.find(({ SubnetId }) => SubnetId === subnet)?.RouteTableAssociationId);
}
