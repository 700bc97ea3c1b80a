// What the network account has in a region: Transit Gateway, VPCs and the shares of their subnets.
import type { Estate } from '@microaccounts/config';
import { MANAGED_BY, reference, type LandingZoneResource } from '@microaccounts/resources';
import { shareAddress, subnetAddress, transitGatewayAddress } from './names';
import type { NetworkShare, RegionalNetwork, SharedVpc } from './network';
import type { NetworkPlace } from './networkPlace';
import { named } from './tags';
import { vpcResources } from './vpcResources';

/** The resources of the stack `network.<region>`, each after those that it refers to. */
export function networkResources(estate: Estate, network: RegionalNetwork): LandingZoneResource[] {
  const place = { account: estate.coreAccounts.network, region: network.region, stack: `network.${network.region}` };
  return [
    ...(network.asn === null ? [] : [transitGateway(place, network.asn)]),
    ...network.vpcs.flatMap((vpc) => [
      ...vpcResources(place, network.asn !== null, vpc),
      ...vpc.shares.flatMap((share) => shareResources(place, vpc, share)),
    ]),
  ];
}

/**
 * Attachments are neither accepted nor routed unasked: with the default table, every VPC would reach every other (Amazon
 * VPC Transit Gateways, "Transit gateway route tables").
 */
function transitGateway(place: NetworkPlace, asn: number): LandingZoneResource {
  return {
    kind: 'transit-gateway',
    address: transitGatewayAddress(place.region),
    ...place,
    properties: {
      asn,
      description: 'Joins the VPCs of the landing zone',
      autoAcceptSharedAttachments: false,
      defaultRouteTableAssociation: false,
      defaultRouteTablePropagation: false,
      tags: named('landing-zone'),
    },
  };
}

/** A share and what it shares; whom with is said in the stacks of the accounts. */
function shareResources(place: NetworkPlace, vpc: SharedVpc, { name, tier }: NetworkShare): LandingZoneResource[] {
  const address = shareAddress(place.region, name);
  return [
    {
      kind: 'resource-share',
      address,
      ...place,
      properties: { name, allowExternalPrincipals: false, tags: MANAGED_BY },
    },
    ...vpc.subnets
      .filter((subnet) => subnet.tier === tier)
      .map(({ index }): LandingZoneResource => ({
        kind: 'resource-association',
        address: `${address}/${tier}-${index}`,
        ...place,
        properties: {
          share: reference(address, 'arn'),
          resource: reference(subnetAddress(place.region, vpc.name, tier, index), 'arn'),
        },
      })),
  ];
}
