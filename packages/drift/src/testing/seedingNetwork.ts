// Puts networks and their shares into AWS by commands of the SDK.
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  CreateVpcCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import { AssociateResourceShareCommand, CreateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import type { OfKind } from '@microaccounts/resources';
import type { Ids } from '../identify/registry';
import { tagList, type Seed } from './seeding';

type Share = OfKind<'resource-share' | 'resource-association' | 'principal-association'>;
type Network = OfKind<
  'vpc' | 'subnet' | 'internet-gateway' | 'route-table' | 'transit-gateway' | 'transit-gateway-attachment'
>;

export async function seedNetwork(one: Seed<Network | Share>): Promise<Ids> {
  const { session, region, resource } = one;
  switch (resource.kind) {
    case 'resource-share':
    case 'resource-association':
    case 'principal-association':
      return seedShare(session.client(RAMClient, region), resource);
    default:
      return seedEc2(session.client(EC2Client, region), resource);
  }
}

async function seedEc2(client: EC2Client, resource: Network): Promise<Ids> {
  const tagged = (type: ResourceType): object => ({
    TagSpecifications: [{ ResourceType: type, Tags: tagList(resource.properties.tags) }],
  });
  switch (resource.kind) {
    case 'vpc': {
      const { cidr, dnsHostnames, dnsSupport } = resource.properties;
      const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: cidr, ...tagged('vpc') }));
      const VpcId = String(Vpc?.VpcId);
      await client.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value: dnsSupport } }));
      await client.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: dnsHostnames } }));
      return { id: VpcId };
    }
    case 'subnet': {
      const { vpc, cidr, availabilityZoneId, mapPublicIp } = resource.properties;
      const place = { VpcId: String(vpc), CidrBlock: cidr, AvailabilityZoneId: availabilityZoneId };
      const { Subnet } = await client.send(new CreateSubnetCommand({ ...place, ...tagged('subnet') }));
      const SubnetId = String(Subnet?.SubnetId);
      await client.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: mapPublicIp } }));
      return { id: SubnetId, arn: String(Subnet?.SubnetArn) };
    }
    case 'internet-gateway': {
      const answer = await client.send(new CreateInternetGatewayCommand(tagged('internet-gateway')));
      const id = String(answer.InternetGateway?.InternetGatewayId);
      const VpcId = String(resource.properties.vpc);
      await client.send(new AttachInternetGatewayCommand({ InternetGatewayId: id, VpcId }));
      return { id };
    }
    case 'route-table': {
      const { vpc, subnets } = resource.properties;
      const table = { VpcId: String(vpc), ...tagged('route-table') };
      const id = String((await client.send(new CreateRouteTableCommand(table))).RouteTable?.RouteTableId);
      for (const subnet of subnets)
        await client.send(new AssociateRouteTableCommand({ RouteTableId: id, SubnetId: String(subnet) }));
      return { id };
    }
    case 'transit-gateway': {
      const { asn, description, ...options } = resource.properties;
      const option = (on: boolean): 'enable' | 'disable' => (on ? 'enable' : 'disable');
      const Options = {
        AmazonSideAsn: asn,
        AutoAcceptSharedAttachments: option(options.autoAcceptSharedAttachments),
        DefaultRouteTableAssociation: option(options.defaultRouteTableAssociation),
        DefaultRouteTablePropagation: option(options.defaultRouteTablePropagation),
      };
      const gateway = { Description: description, Options, ...tagged('transit-gateway') };
      const answer = await client.send(new CreateTransitGatewayCommand(gateway));
      return { id: String(answer.TransitGateway?.TransitGatewayId) };
    }
    case 'transit-gateway-attachment': {
      const { transitGateway, vpc, subnets } = resource.properties;
      const answer = await client.send(
        new CreateTransitGatewayVpcAttachmentCommand({
          TransitGatewayId: String(transitGateway),
          VpcId: String(vpc),
          SubnetIds: subnets.map(String),
          ...tagged('transit-gateway-attachment'),
        }),
      );
      return { id: String(answer.TransitGatewayVpcAttachment?.TransitGatewayAttachmentId) };
    }
  }
}

export async function seedRoutes({ session, region, resource }: Seed, table: string): Promise<void> {
  const { routes } = (resource as OfKind<'route-table'>).properties;
  for (const { destination, target } of routes) {
    const to = String(target).startsWith('tgw-') ? { TransitGatewayId: String(target) } : { GatewayId: String(target) };
    const route = { RouteTableId: table, DestinationCidrBlock: destination, ...to };
    await session.client(EC2Client, region).send(new CreateRouteCommand(route));
  }
}

async function seedShare(client: RAMClient, resource: Share): Promise<Ids> {
  if (resource.kind === 'resource-share') {
    const { name, allowExternalPrincipals, tags } = resource.properties;
    const list = tagList(tags).map(({ Key, Value }) => ({ key: Key, value: Value }));
    const answer = await client.send(new CreateResourceShareCommand({ name, allowExternalPrincipals, tags: list }));
    return { arn: String(answer.resourceShare?.resourceShareArn) };
  }
  const share = String(resource.properties.share);
  const whatOrWhom =
    resource.kind === 'resource-association'
      ? { resourceArns: [String(resource.properties.resource)] }
      : { principals: [String(resource.properties.principal)] };
  await client.send(new AssociateResourceShareCommand({ resourceShareArn: share, ...whatOrWhom }));
  return {};
}
