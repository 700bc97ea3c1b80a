// A shared VPC: awsx lays it out, exactly as planned; the routes and the attachment to the Transit Gateway are ours.
import * as ec2 from '@pulumi/aws/ec2';
import * as transitGateways from '@pulumi/aws/ec2transitgateway';
import type { Provider } from '@pulumi/aws/provider';
import * as awsx from '@pulumi/awsx/ec2';
import * as pulumi from '@pulumi/pulumi';
import {
  nameTag,
  type InternetGateway,
  type RouteTable,
  type Subnet,
  type Tags,
  type TransitGatewayAttachment,
  type Vpc,
} from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { isTransitGateway } from '../imports/regional';

/** The resources of one VPC; `subnets` in the order of tiers and, within a tier, of zones. */
export interface SharedVpcSpec {
  readonly vpc: Vpc;
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly internetGateway: InternetGateway;
  readonly attachment: TransitGatewayAttachment | null;
}

/**
 * Registers a VPC with its subnets, internet gateway and route tables through `awsx.ec2.Vpc`, its attachment to the
 * Transit Gateway and the routes towards it. `zoneNames` gives the name that the network account uses for a zone id.
 */
export function deploySharedVpc(
  { vpc, subnets, routeTables, internetGateway, attachment }: SharedVpcSpec,
  zoneNames: ReadonlyMap<string, string>,
  deployment: Deployment,
  options: { readonly parent: pulumi.Resource; readonly provider: Provider },
): void {
  const { name, cidr, dnsHostnames, dnsSupport, tags } = vpc.properties;
  const tiers = tiersOf(subnets);
  const zones = tiers[0]?.subnets.map(({ properties }) => nameOfZone(properties.availabilityZoneId, zoneNames)) ?? [];
  const network = new awsx.Vpc(
    name,
    {
      cidrBlock: cidr,
      enableDnsHostnames: dnsHostnames,
      enableDnsSupport: dnsSupport,
      availabilityZoneNames: zones,
      // Without a strategy awsx ignores explicit blocks without a word.
      subnetStrategy: 'Auto',
      natGateways: { strategy: 'None' },
      subnetSpecs: tiers.map((tier) => ({
        type: tier.type,
        name: tier.name,
        cidrBlocks: tier.subnets.map(({ properties }) => properties.cidr),
      })),
      tags: deployment.map(withoutName(tags)),
    },
    { parent: options.parent, providers: { aws: options.provider } },
  );
  deployment.registered(vpc.address, { id: network.vpcId });
  deployment.registered(internetGateway.address, { id: network.internetGateway.apply((gateway) => gateway.id) });

  for (const subnet of subnets) {
    const made = bySubnetCidr(network, subnet.properties.cidr);
    deployment.registered(subnet.address, { id: made.apply(({ id }) => id), arn: made.apply(({ arn }) => arn) });
  }
  const attached = attachment === null ? [] : [deployAttachment(attachment, deployment, options)];
  for (const table of routeTables) deployRoutes(table, network, deployment, { ...options, dependsOn: attached });
}

function deployAttachment(
  attachment: TransitGatewayAttachment,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { transitGateway, vpc, subnets, tags } = attachment.properties;
  const deployed = new transitGateways.VpcAttachment(
    nameTag(tags),
    {
      transitGatewayId: deployment.resolve(transitGateway),
      vpcId: deployment.resolve(vpc),
      subnetIds: subnets.map((subnet) => deployment.resolve(subnet)),
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: deployment.map(tags),
    },
    options,
  );
  deployment.registered(attachment.address, { id: deployed.id });
  return deployed;
}

/** awsx makes a table per subnet and the routes to its own gateways; what leads elsewhere is added here. */
function deployRoutes(
  table: RouteTable,
  network: awsx.Vpc,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const [subnet] = table.properties.subnets;
  if (subnet === undefined) return;
  const id = tableOfSubnet(network, deployment.resolve(subnet));
  deployment.registered(table.address, { id });
  for (const { destination, target } of table.properties.routes) {
    if (!isTransitGateway(target)) continue;
    new ec2.Route(
      `${nameTag(table.properties.tags)}/${destination}`,
      { routeTableId: id, destinationCidrBlock: destination, transitGatewayId: deployment.resolve(target) },
      options,
    );
  }
}

function bySubnetCidr(network: awsx.Vpc, cidr: string): pulumi.Output<{ id: string; arn: string }> {
  return network.subnets.apply((subnets) =>
    pulumi.all(subnets.map(({ id, arn, cidrBlock }) => pulumi.all([id, arn, cidrBlock]))).apply((found) => {
      const match = found.find(([, , block]) => block === cidr);
      if (match === undefined) throw new Error(`awsx made no subnet ${cidr}`);
      return { id: match[0], arn: match[1] };
    }),
  );
}

function tableOfSubnet(network: awsx.Vpc, subnet: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi
    .all([network.routeTableAssociations, subnet])
    .apply(([associations, id]) =>
      pulumi
        .all(associations.map(({ subnetId, routeTableId }) => pulumi.all([subnetId, routeTableId])))
        .apply((found) => found.find(([associated]) => associated === id)?.[1] ?? ''),
    );
}

interface DeployedTier {
  readonly name: string;
  readonly type: awsx.SubnetType;
  readonly subnets: Subnet[];
}

/** The subnets of each tier, in the order of the plan. */
function tiersOf(subnets: readonly Subnet[]): DeployedTier[] {
  const tiers = new Map<string, DeployedTier>();
  for (const subnet of subnets) {
    const name = subnet.address.replace(/^.*\//, '').replace(/-\d+$/, '');
    const type = subnet.properties.tags['SubnetType'] as awsx.SubnetType;
    const tier = tiers.get(name) ?? { name, type, subnets: [] };
    tier.subnets.push(subnet);
    tiers.set(name, tier);
  }
  return [...tiers.values()];
}

function nameOfZone(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  if (name === undefined) throw new Error(`the network account has no availability zone \`${id}\``);
  return name;
}

/** awsx names each of its children itself. */
function withoutName(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => key !== 'Name'));
}
