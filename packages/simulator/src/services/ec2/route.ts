// Routes of a route table: the local one, and those to an internet gateway or a transit gateway.
import type {
  CreateRouteCommandInput,
  CreateRouteCommandOutput,
  DeleteRouteCommandInput,
  ReplaceRouteCommandInput,
  Route,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, required } from '../../store/operation';
import { parseBlock } from './cidr';
import { invalidValue, MISSING, notFound } from './refusal';
import { attachments, internetGateways, type RouteRow, type RouteTableRow, routeTables, vpcs } from './tables';
import { existingTransitGateway } from './transitGateway';

export const routeOperations = {
  CreateRoute: changes((context, input: CreateRouteCommandInput): Answer<CreateRouteCommandOutput> => {
    const row = tableOf(context, input.RouteTableId);
    const route = routeOf(context, row, input);
    if (
      localDestination(context, row) === route.destination ||
      row.routes.some((one) => one.destination === route.destination)
    ) {
      throw new AwsError('RouteAlreadyExists', `The route identified by ${route.destination} already exists.`);
    }
    const most = context.quotas.routesPerRouteTable;
    if (row.routes.length >= most)
      throw new AwsError('RouteLimitExceeded', `A route table has at most ${most} routes.`);
    context.table(routeTables).put(row.id, { ...row, routes: [...row.routes, route] });
    return { Return: true };
  }),

  ReplaceRoute: changes((context, input: ReplaceRouteCommandInput) => {
    const row = tableOf(context, input.RouteTableId);
    const route = routeOf(context, row, input);
    existing(row, route.destination);
    const routes = row.routes.map((one) => (one.destination === route.destination ? route : one));
    context.table(routeTables).put(row.id, { ...row, routes });
    return {};
  }),

  DeleteRoute: changes((context, input: DeleteRouteCommandInput) => {
    const row = tableOf(context, input.RouteTableId);
    const { destination } = existing(row, destinationOf(input.DestinationCidrBlock));
    context
      .table(routeTables)
      .put(row.id, { ...row, routes: row.routes.filter((one) => one.destination !== destination) });
    return {};
  }),
};

/** With the local route first; a route whose target has gone is a black hole (Amazon VPC User Guide, "Route table concepts"). */
export function routeViews(context: CallContext, row: RouteTableRow): Route[] {
  const destination = localDestination(context, row);
  const local: Route = {
    DestinationCidrBlock: destination,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  const others = row.routes.map((route): Route => ({
    DestinationCidrBlock: route.destination,
    [route.via]: route.target,
    Origin: 'CreateRoute',
    State: reaches(context, row.vpcId, route) ? 'active' : 'blackhole',
  }));
  return [local, ...others];
}

function localDestination(context: CallContext, row: RouteTableRow): string {
  return context.table(vpcs).get(row.vpcId)?.cidr ?? '';
}

function tableOf(context: CallContext, id: string | undefined): RouteTableRow {
  const row = context.table(routeTables).get(required(id, 'RouteTableId', MISSING));
  if (row === undefined) throw notFound('RouteTableID', String(id));
  return row;
}

function destinationOf(block: string | undefined): string {
  return parseBlock(required(block, 'DestinationCidrBlock', MISSING)).text;
}

function existing(row: RouteTableRow, destination: string): RouteRow {
  const route = row.routes.find((one) => one.destination === destination);
  if (route !== undefined) return route;
  throw new AwsError(
    'InvalidRoute.NotFound',
    `no route with destination-cidr-block ${destination} in route table ${row.id}`,
  );
}

interface RouteInput {
  readonly DestinationCidrBlock?: string | undefined;
  readonly GatewayId?: string | undefined;
  readonly TransitGatewayId?: string | undefined;
}

function routeOf(context: CallContext, row: RouteTableRow, input: RouteInput): RouteRow {
  const destination = destinationOf(input.DestinationCidrBlock);
  const route: RouteRow =
    input.TransitGatewayId === undefined
      ? { destination, via: 'GatewayId', target: required(input.GatewayId, 'GatewayId', MISSING) }
      : { destination, via: 'TransitGatewayId', target: input.TransitGatewayId };
  if (route.via === 'GatewayId' && context.table(internetGateways).get(route.target) === undefined) {
    throw notFound('InternetGatewayID', route.target);
  }
  if (route.via === 'TransitGatewayId') existingTransitGateway(context, route.target);
  if (reaches(context, row.vpcId, route)) return route;
  if (route.via === 'GatewayId')
    throw invalidValue(`route table ${row.id} and network gateway ${route.target} belong to different networks`);
  // EC2 says of a gateway to which the VPC is not attached that it does not exist.
  throw notFound('TransitGatewayID', route.target);
}

/** Whether the target is attached to the VPC. */
function reaches(context: CallContext, vpcId: string, { via, target }: RouteRow): boolean {
  if (via === 'GatewayId') return context.table(internetGateways).get(target)?.vpcId === vpcId;
  return context
    .table(attachments)
    .where('vpc', vpcId)
    .some(({ transitGatewayId }) => transitGatewayId === target);
}
