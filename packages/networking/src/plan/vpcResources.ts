// A shared VPC as AWS will have it once awsx has built it: subnets, a route table for each, the gateway, the attachment.
import { reference, type LandingZoneResource, type OfKind, type Tags } from '@microaccounts/resources';
import { internetGatewayAddress, subnetAddress, subnetName, transitGatewayAddress, vpcAddress } from './names';
import type { NetworkSubnet, SharedVpc } from './network';
import type { NetworkPlace } from './networkPlace';
import { named } from './tags';
import { TRANSIT_GATEWAY_TIER } from './tiers';

const EVERYWHERE = '0.0.0.0/0';
/** The value of the tag `SubnetType`, which awsx puts on subnets and on their route tables. */
const SUBNET_TYPES = { private: 'Private', isolated: 'Isolated', public: 'Public' } as const;

/** A VPC and what is in it, each resource after those that it refers to; `attached` to the region's Transit Gateway or not. */
export function vpcResources(place: NetworkPlace, attached: boolean, vpc: SharedVpc): LandingZoneResource[] {
  return [
    {
      kind: 'vpc',
      address: vpcAddress(place.region, vpc.name),
      ...place,
      // Both are needed to answer from private hosted zones (Amazon VPC User Guide, "DNS attributes for your VPC").
      properties: { name: vpc.name, cidr: vpc.cidr, dnsHostnames: true, dnsSupport: true, tags: named(vpc.name) },
    },
    {
      kind: 'internet-gateway',
      address: internetGatewayAddress(place.region, vpc.name),
      ...place,
      properties: { vpc: reference(vpcAddress(place.region, vpc.name)), tags: named(vpc.name) },
    },
    ...vpc.subnets.map((subnet) => subnetResource(place, vpc, subnet)),
    ...(attached ? [attachment(place, vpc)] : []),
    ...vpc.subnets.map((subnet) => routeTable(place, attached, vpc, subnet)),
  ];
}

function subnetResource(place: NetworkPlace, vpc: SharedVpc, subnet: NetworkSubnet): OfKind<'subnet'> {
  return {
    kind: 'subnet',
    address: subnetAddress(place.region, vpc.name, subnet.tier, subnet.index),
    ...place,
    properties: {
      vpc: reference(vpcAddress(place.region, vpc.name)),
      cidr: subnet.cidr,
      availabilityZoneId: subnet.zoneId,
      mapPublicIp: subnet.kind === 'public',
      tags: subnetTags(vpc, subnet),
    },
  };
}

function routeTable(
  place: NetworkPlace,
  attached: boolean,
  vpc: SharedVpc,
  subnet: NetworkSubnet,
): OfKind<'route-table'> {
  const address = subnetAddress(place.region, vpc.name, subnet.tier, subnet.index);
  const target = defaultRoute(place.region, attached, vpc, subnet);
  return {
    kind: 'route-table',
    address: `${address}/route-table`,
    ...place,
    properties: {
      vpc: reference(vpcAddress(place.region, vpc.name)),
      subnets: [reference(address)],
      routes: target === null ? [] : [{ destination: EVERYWHERE, target: reference(target) }],
      tags: subnetTags(vpc, subnet),
    },
  };
}

/** The address of the gateway to which everything outside the VPC goes; null if it goes nowhere. */
function defaultRoute(region: string, attached: boolean, vpc: SharedVpc, { kind }: NetworkSubnet): string | null {
  switch (kind) {
    case 'public':
      return internetGatewayAddress(region, vpc.name);
    case 'private':
      return attached ? transitGatewayAddress(region) : null;
    case 'isolated':
      return null;
    default:
      return unreachable(kind);
  }
}

function attachment(place: NetworkPlace, vpc: SharedVpc): OfKind<'transit-gateway-attachment'> {
  const own = vpc.subnets.filter(({ tier }) => tier === TRANSIT_GATEWAY_TIER.name);
  const addresses = own.map(({ tier, index }) => subnetAddress(place.region, vpc.name, tier, index));
  return {
    kind: 'transit-gateway-attachment',
    address: `${vpcAddress(place.region, vpc.name)}/transit-gateway-attachment`,
    ...place,
    properties: {
      transitGateway: reference(transitGatewayAddress(place.region)),
      vpc: reference(vpcAddress(place.region, vpc.name)),
      subnets: addresses.sort().map((address) => reference(address)),
      tags: named(vpc.name),
    },
  };
}

function subnetTags(vpc: SharedVpc, { tier, index, kind }: NetworkSubnet): Tags {
  return { ...named(subnetName(vpc.name, tier, index)), SubnetType: SUBNET_TYPES[kind] };
}

function unreachable(kind: never): never {
  throw new TypeError(`no route for a subnet of kind ${String(kind)}`);
}
