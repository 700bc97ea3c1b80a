// What somebody may do by hand to the network account: VPCs, what is in them, and with whom they are shared.
import {
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteRouteCommand,
  DeleteTransitGatewayVpcAttachmentCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import {
  AssociateResourceShareCommand,
  CreateResourceShareCommand,
  DisassociateResourceShareCommand,
  RAMClient,
  TagResourceCommand,
} from '@aws-sdk/client-ram';
import { same, type Kind, type LandingZoneResource, type Reference } from '@microaccounts/resources';
import { drifted, given, missing, OURS, tampering, type Hand, type Tampering } from './tampering';

const place = ({ resource }: Hand): string => `network/${resource.region}`;

/** `10.0.31.128/28`: near the end of a VPC, before the subnets of its attachment; no subnet of these landing zones is there. */
function lastOf(cidr: string): string {
  const [address = '', size = ''] = cidr.split('/');
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const last = first + 2 ** (32 - Number(size)) - 128;
  return `${[24, 16, 8, 0].map((bits) => Math.floor(last / 2 ** bits) % 256).join('.')}/28`;
}

/** Something with tags of EC2. */
const tagged = <K extends Kind>(kind: K): Tampering =>
  tampering(kind, `tags a ${kind}`, async (hand) => {
    const Tags = [{ Key: 'owner', Value: 'nobody' }];
    await (await hand.client(EC2Client)).send(new CreateTagsCommand({ Resources: [hand.id()], Tags }));
    return drifted(hand, 'tags');
  });

/** An account that a share is not shared with. */
const notSharedWith = ({ address }: LandingZoneResource, desired: readonly LandingZoneResource[]): string | undefined =>
  desired.find((one) => one.kind === 'account' && !desired.some((other) => isSharedWith(other, address, one.address)))
    ?.address;

function isSharedWith(one: LandingZoneResource, share: string, account: string): boolean {
  if (one.kind !== 'principal-association') return false;
  const { share: own, principal } = one.properties as { readonly share: Reference; readonly principal: Reference };
  return own.ref === share && principal.ref === account;
}

export const networkTamperings: readonly Tampering[] = [
  ...(
    ['vpc', 'subnet', 'internet-gateway', 'route-table', 'transit-gateway', 'transit-gateway-attachment'] as const
  ).map(tagged),
  tampering(
    'vpc',
    'takes the host names from a VPC',
    async (hand) => {
      const change = { VpcId: hand.id(), EnableDnsHostnames: { Value: false } };
      await (await hand.client(EC2Client)).send(new ModifyVpcAttributeCommand(change));
      return drifted(hand, 'dnsHostnames');
    },
    { applies: ({ properties }) => properties.dnsHostnames },
  ),
  tampering('vpc', 'makes another VPC', async (hand) => {
    const { Vpc } = await (await hand.client(EC2Client)).send(new CreateVpcCommand({ CidrBlock: '192.168.0.0/16' }));
    return [`unmanaged ${place(hand)}/vpc/${given(Vpc?.VpcId)}`];
  }),
  tampering('vpc', 'makes a route table', async (hand) => {
    const answer = await (await hand.client(EC2Client)).send(new CreateRouteTableCommand({ VpcId: hand.id() }));
    return [`unmanaged ${hand.resource.address}/route-table/${given(answer.RouteTable?.RouteTableId)}`];
  }),
  tampering('vpc', 'makes an internet gateway', async (hand) => {
    const answer = await (await hand.client(EC2Client)).send(new CreateInternetGatewayCommand({}));
    return [`unmanaged ${place(hand)}/internet-gateway/${given(answer.InternetGateway?.InternetGatewayId)}`];
  }),
  tampering('subnet', 'changes whether a subnet gives public addresses', async (hand) => {
    const MapPublicIpOnLaunch = { Value: !hand.resource.properties.mapPublicIp };
    await (
      await hand.client(EC2Client)
    ).send(new ModifySubnetAttributeCommand({ SubnetId: hand.id(), MapPublicIpOnLaunch }));
    return drifted(hand, 'mapPublicIp');
  }),
  tampering(
    'vpc',
    'makes another subnet',
    async (hand) => {
      const { address, properties } = hand.resource;
      const subnet = { VpcId: hand.id(), CidrBlock: lastOf(properties.cidr) };
      const { Subnet } = await (await hand.client(EC2Client)).send(new CreateSubnetCommand(subnet));
      return [`unmanaged ${address}/subnet/${given(Subnet?.SubnetId)}`];
    },
    {
      applies: ({ address, properties }, desired) =>
        !desired.some(
          (one) =>
            one.kind === 'subnet' &&
            one.address.startsWith(`${address}/`) &&
            one.properties.cidr === lastOf(properties.cidr),
        ),
    },
  ),
  tampering(
    'route-table',
    'takes a route table its subnets',
    async (hand) => {
      const ec2 = await hand.client(EC2Client);
      const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [hand.id()] }));
      for (const { RouteTableAssociationId: AssociationId } of RouteTables?.[0]?.Associations ?? [])
        await ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
      return drifted(hand, 'subnets');
    },
    { applies: ({ properties }) => properties.subnets.length > 0 },
  ),
  tampering(
    'route-table',
    'opens another way',
    async (hand) => {
      const [known] = hand.resource.properties.routes;
      const id = hand.id((known?.target as Reference).ref);
      const to = id.startsWith('tgw-') ? { TransitGatewayId: id } : { GatewayId: id };
      const route = { RouteTableId: hand.id(), DestinationCidrBlock: '203.0.113.0/24', ...to };
      await (await hand.client(EC2Client)).send(new CreateRouteCommand(route));
      return drifted(hand, 'routes');
    },
    {
      applies: ({ properties }) => properties.routes.length > 0,
      // Through a gateway from which the VPC was taken no way leads.
      touches: ({ properties }, desired) =>
        desired.flatMap((one) =>
          one.kind === 'transit-gateway-attachment' && same(one.properties.vpc, properties.vpc) ? [one.address] : [],
        ),
    },
  ),
  tampering(
    'route-table',
    'closes a way',
    async (hand) => {
      const [known] = hand.resource.properties.routes;
      const close = { RouteTableId: hand.id(), DestinationCidrBlock: given(known?.destination) };
      await (await hand.client(EC2Client)).send(new DeleteRouteCommand(close));
      return drifted(hand, 'routes');
    },
    { applies: ({ properties }) => properties.routes.length > 0 },
  ),
  tampering('transit-gateway-attachment', 'takes a VPC off the transit gateway', async (hand) => {
    const detach = { TransitGatewayAttachmentId: hand.id() };
    await (await hand.client(EC2Client)).send(new DeleteTransitGatewayVpcAttachmentCommand(detach));
    return missing(hand);
  }),
  tampering('resource-share', 'tags a share', async (hand) => {
    const tag = { resourceShareArn: hand.arn(), tags: [{ key: 'mine', value: 'yes' }] };
    await (await hand.client(RAMClient)).send(new TagResourceCommand(tag));
    return drifted(hand, 'tags');
  }),
  tampering('resource-share', 'makes another share', async (hand) => {
    const tags = Object.entries(OURS).map(([key, value]) => ({ key, value }));
    const name = `${hand.resource.properties.name}-mine`;
    await (
      await hand.client(RAMClient)
    ).send(new CreateResourceShareCommand({ name, tags, allowExternalPrincipals: false }));
    return [`unmanaged ${place(hand)}/resource-share/${name}`];
  }),
  tampering(
    'resource-share',
    'shares with one account more',
    async (hand) => {
      const account = given(notSharedWith(hand.resource, hand.desired));
      const add = { resourceShareArn: hand.arn(), principals: [hand.id(account)] };
      await (await hand.client(RAMClient)).send(new AssociateResourceShareCommand(add));
      const name = hand.resource.address.slice(hand.resource.address.lastIndexOf('/') + 1);
      return [`unmanaged ${account}/${hand.resource.region}/resource-share/${name}`];
    },
    { applies: (share, desired) => notSharedWith(share, desired) !== undefined },
  ),
  tampering('principal-association', 'takes an account from a share', async (hand) => {
    const { share, principal } = hand.resource.properties as { share: Reference; principal: Reference };
    const remove = { resourceShareArn: hand.arn(share.ref), principals: [hand.id(principal.ref)] };
    await (await hand.client(RAMClient)).send(new DisassociateResourceShareCommand(remove));
    return missing(hand);
  }),
  tampering('resource-association', 'takes a subnet from a share', async (hand) => {
    const { share, resource } = hand.resource.properties as { share: Reference; resource: Reference };
    const remove = { resourceShareArn: hand.arn(share.ref), resourceArns: [hand.arn(resource.ref)] };
    await (await hand.client(RAMClient)).send(new DisassociateResourceShareCommand(remove));
    return missing(hand);
  }),
];
