// aws.ec2.RouteTable, without inline routes: those are resources of their own.
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import { orGone, type AwsAccess } from '../awsAccess';
import { text, type Properties } from '../properties';
import { regional } from '../resourceType';
import { tagsOf } from '../tags';
import { tagSpecifications, updateTags } from './resourceTags';

export const routeTable = regional({
  token: 'aws:ec2/routeTable:RouteTable',
  inputs: { vpcId: { required: true, replaces: true }, tags: {} },
  blank: { propagatingVgws: [], routes: [] },
  async create(aws, inputs) {
    const request = { VpcId: text(inputs, 'vpcId'), ...tagSpecifications('route-table', inputs) };
    return (await aws.call('ec2', 'createRouteTable', request)).RouteTable?.RouteTableId ?? '';
  },
  async read(aws, id) {
    const found = await describeRouteTable(aws, id);
    if (found === undefined) return null;
    const arn = `arn:aws:ec2:${aws.region}:${found.OwnerId ?? ''}:route-table/${id}`;
    const routes = (found.Routes ?? []).filter(({ GatewayId }) => GatewayId !== 'local').map(inlineRoute);
    return { id, outputs: { arn, vpcId: found.VpcId, ownerId: found.OwnerId, routes, tags: tagsOf(found.Tags) } };
  },
  update: updateTags,
  async delete(aws, id) {
    await orGone(aws.call('ec2', 'deleteRouteTable', { RouteTableId: id }), 'InvalidRouteTableID.NotFound');
  },
});

/** As the provider lists a route with its table: the local one is none (terraform-provider-aws, `flattenRoutes`). */
function inlineRoute(route: Route): Properties {
  return {
    cidrBlock: route.DestinationCidrBlock ?? '',
    gatewayId: route.GatewayId ?? '',
    transitGatewayId: route.TransitGatewayId ?? '',
    ...NO_TARGET,
  };
}

/** Targets and destinations that are not simulated. */
const NO_TARGET = {
  carrierGatewayId: '',
  coreNetworkArn: '',
  destinationPrefixListId: '',
  egressOnlyGatewayId: '',
  ipv6CidrBlock: '',
  localGatewayId: '',
  natGatewayId: '',
  networkInterfaceId: '',
  vpcEndpointId: '',
  vpcPeeringConnectionId: '',
};

/** A route table by its id; undefined if it does not exist. */
export async function describeRouteTable(aws: AwsAccess, id: string): Promise<RouteTable | undefined> {
  const question = aws.call('ec2', 'describeRouteTables', { RouteTableIds: [id] });
  return (await orGone(question, 'InvalidRouteTableID.NotFound'))?.RouteTables?.[0];
}
