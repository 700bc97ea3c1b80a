// aws.ec2.Route to a Transit Gateway or an internet gateway; imports say `<route table>_<destination>`.
import { crc32 } from 'node:zlib';
import { orGone } from '../awsAccess';
import { optionalText, text, type Properties } from '../properties';
import { regional } from '../resourceType';
import { describeRouteTable } from './routeTable';

export const route = regional({
  token: 'aws:ec2/route:Route',
  inputs: {
    routeTableId: { required: true, replaces: true },
    destinationCidrBlock: { required: true, replaces: true },
    transitGatewayId: {},
    gatewayId: {},
  },
  unique: ['routeTableId', 'destinationCidrBlock'],
  async create(aws, inputs) {
    await aws.call('ec2', 'createRoute', requestOf(inputs));
    return routeId(text(inputs, 'routeTableId'), text(inputs, 'destinationCidrBlock'));
  },
  async read(aws, id, known) {
    const [tableId, destination] = id.includes('_') ? id.split('_') : placeOf(known);
    if (tableId === undefined || destination === undefined) return null;
    const table = await describeRouteTable(aws, tableId);
    const found = table?.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === destination);
    if (found === undefined) return null;
    return {
      id: routeId(tableId, destination),
      outputs: {
        routeTableId: tableId,
        destinationCidrBlock: destination,
        transitGatewayId: found.TransitGatewayId ?? '',
        gatewayId: found.GatewayId ?? '',
        origin: found.Origin,
        state: found.State,
      },
    };
  },
  async update(aws, _id, change) {
    await aws.call('ec2', 'replaceRoute', requestOf(change.new));
  },
  async delete(aws, _id, state) {
    const request = {
      RouteTableId: text(state, 'routeTableId'),
      DestinationCidrBlock: text(state, 'destinationCidrBlock'),
    };
    await orGone(aws.call('ec2', 'deleteRoute', request), 'InvalidRoute.NotFound', 'InvalidRouteTableID.NotFound');
  },
});

function requestOf(
  inputs: Properties,
): { RouteTableId: string; DestinationCidrBlock: string } & Record<string, string> {
  const [transitGateway, gateway] = [optionalText(inputs, 'transitGatewayId'), optionalText(inputs, 'gatewayId')];
  return {
    RouteTableId: text(inputs, 'routeTableId'),
    DestinationCidrBlock: text(inputs, 'destinationCidrBlock'),
    ...(transitGateway === undefined || transitGateway === '' ? {} : { TransitGatewayId: transitGateway }),
    ...(gateway === undefined || gateway === '' ? {} : { GatewayId: gateway }),
  };
}

function placeOf(known: Properties): (string | undefined)[] {
  return [optionalText(known, 'routeTableId'), optionalText(known, 'destinationCidrBlock')];
}

/** As the provider makes it up: AWS has no id for a route. */
function routeId(tableId: string, destination: string): string {
  return `r-${tableId}${crc32(destination)}`;
}
