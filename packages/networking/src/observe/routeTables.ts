// Reads route tables with their routes and the subnets that they serve.
import { paginateDescribeRouteTables, type EC2Client, type Route, type RouteTable } from '@aws-sdk/client-ec2';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';
import { ec2Tags, type Place } from './place';

/** The route tables of the account, without the main ones, which AWS makes with each VPC, and without routes that nobody wrote. */
export async function readRouteTables(client: EC2Client, place: Place): Promise<ObservedResource[]> {
  const found: ObservedResource[] = [];
  for await (const page of paginateDescribeRouteTables({ client }, {})) {
    for (const table of page.RouteTables ?? []) {
      if (table.Associations?.some(({ Main }) => Main === true) === true) continue;
      found.push({
        kind: 'route-table',
        ...place,
        ids: { id: answered(table.RouteTableId, 'RouteTableId') },
        properties: {
          vpc: answered(table.VpcId, 'VpcId'),
          subnets: associatedSubnets(table),
          routes: (table.Routes ?? [])
            .filter(({ GatewayId, Origin }) => GatewayId !== 'local' && !LEARNED.includes(Origin ?? ''))
            .map((route) => ({ destination: destination(route), target: target(route) })),
          tags: ec2Tags(table.Tags),
        },
      });
    }
  }
  return found;
}

/** Routes that a gateway or a route server propagates (Amazon EC2 API Reference, "Route", `Origin`). */
const LEARNED: readonly string[] = ['EnableVgwRoutePropagation', 'Advertisement'];

function associatedSubnets({ Associations }: RouteTable): string[] {
  return (Associations ?? []).flatMap(({ SubnetId, AssociationState }) => {
    const gone = AssociationState?.State === 'disassociated' || AssociationState?.State === 'disassociating';
    return SubnetId === undefined || gone ? [] : [SubnetId];
  });
}

function destination(route: Route): string {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = route;
  return answered(DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId, 'Route.Destination');
}

/** A route has exactly one target (Amazon EC2 API Reference, "Route"). */
function target(route: Route): string {
  return (
    route.TransitGatewayId ??
    route.NatGatewayId ??
    route.VpcPeeringConnectionId ??
    route.NetworkInterfaceId ??
    route.EgressOnlyInternetGatewayId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn ??
    route.GatewayId ??
    'unknown'
  );
}
