// Route tables and which subnets use them.
import type {
  AssociateRouteTableCommandInput,
  AssociateRouteTableCommandOutput,
  CreateRouteTableCommandInput,
  CreateRouteTableCommandOutput,
  DeleteRouteTableCommandInput,
  DescribeRouteTablesCommandInput,
  DescribeRouteTablesCommandOutput,
  DisassociateRouteTableCommandInput,
  RouteTable,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs } from '../tag';
import { specifiedTags } from './ec2Tag';
import { filtered } from './filter';
import { dependencyViolation, invalidToken, invalidValue, MISSING, notFound } from './refusal';
import { routeViews } from './route';
import { newId, type RouteTableRow, routeTables, subnets, vpcs } from './tables';

export const routeTableOperations = {
  CreateRouteTable: changes((context, input: CreateRouteTableCommandInput): Answer<CreateRouteTableCommandOutput> => {
    const vpcId = required(input.VpcId, 'VpcId', MISSING);
    if (context.table(vpcs).get(vpcId) === undefined) throw notFound('VpcID', vpcId);
    const table = context.table(routeTables);
    // The main route table counts (Amazon VPC User Guide, "Amazon VPC quotas": route tables per VPC).
    const most = context.quotas.routeTablesPerVpc;
    if (table.count('vpc', vpcId) >= most)
      throw new AwsError('RouteTableLimitExceeded', `A VPC has at most ${most} route tables.`);
    const tags = specifiedTags(input.TagSpecifications, 'route-table');
    const row = { id: newId(context, 'rtb'), vpcId, associations: [], routes: [], tags };
    table.put(row.id, row);
    return { RouteTable: view(context, row) };
  }),

  AssociateRouteTable: changes(
    (context, input: AssociateRouteTableCommandInput): Answer<AssociateRouteTableCommandOutput> => {
      const row = existingRouteTable(context, input.RouteTableId);
      const subnetId = required(input.SubnetId, 'SubnetId', MISSING);
      const subnet = context.table(subnets).get(subnetId);
      if (subnet === undefined) throw notFound('SubnetID', subnetId);
      if (subnet.vpcId !== row.vpcId)
        throw invalidValue(`Route table ${row.id} and subnet ${subnetId} belong to different networks`);
      const [other] = context.table(routeTables).where('subnet', subnetId);
      if (other !== undefined) {
        const message = `the specified association for route table ${row.id} conflicts with an existing association of ${other.id}`;
        throw new AwsError('Resource.AlreadyAssociated', message);
      }
      const id = newId(context, 'rtbassoc');
      context.table(routeTables).put(row.id, { ...row, associations: [...row.associations, { id, subnetId }] });
      return { AssociationId: id, AssociationState: { State: 'associated' } };
    },
  ),

  DisassociateRouteTable: changes((context, input: DisassociateRouteTableCommandInput) => {
    const id = required(input.AssociationId, 'AssociationId', MISSING);
    const [row] = context.table(routeTables).where('association', id);
    if (row === undefined) throw notFound('AssociationID', id);
    if (row.associations.some((one) => one.id === id && one.subnetId === null)) {
      throw invalidValue('cannot disassociate the main route table association');
    }
    context.table(routeTables).put(row.id, { ...row, associations: row.associations.filter((one) => one.id !== id) });
    return {};
  }),

  DeleteRouteTable: changes((context, input: DeleteRouteTableCommandInput) => {
    const row = existingRouteTable(context, input.RouteTableId);
    if (row.associations.length > 0) {
      throw dependencyViolation(`The routeTable '${row.id}' has dependencies and cannot be deleted.`);
    }
    context.table(routeTables).delete(row.id);
    return {};
  }),

  DescribeRouteTables: reads(
    (context, input: DescribeRouteTablesCommandInput): Answer<DescribeRouteTablesCommandOutput> => {
      const ids = input.RouteTableIds;
      const rows = ids?.map((id) => existingRouteTable(context, id)) ?? context.table(routeTables).all();
      const passing = filtered(rows, input.Filters, {
        'route-table-id': ({ id }) => [id],
        'vpc-id': ({ vpcId }) => [vpcId],
        'association.subnet-id': (row) => row.associations.flatMap(({ subnetId }) => subnetId ?? []),
        'association.route-table-association-id': (row) => row.associations.map(({ id }) => id),
        'association.main': (row) => [String(isMain(row))],
        'route.destination-cidr-block': (row) => row.routes.map(({ destination }) => destination),
        'route.transit-gateway-id': (row) =>
          row.routes.filter(({ via }) => via === 'TransitGatewayId').map(({ target }) => target),
        'owner-id': () => [context.accountId],
      });
      const { items, next } = page(
        'route-tables',
        passing,
        input.NextToken,
        input.MaxResults ?? Infinity,
        invalidToken,
      );
      return { RouteTables: items.map((row) => view(context, row)), NextToken: next };
    },
  ),
};

/** Every VPC has one (Amazon VPC User Guide, "Main route table"). */
export function createMainRouteTable(context: CallContext, vpcId: string): void {
  const id = newId(context, 'rtb');
  const main = { id: newId(context, 'rtbassoc'), subnetId: null };
  context.table(routeTables).put(id, { id, vpcId, associations: [main], routes: [], tags: {} });
}

export function isMain(row: RouteTableRow): boolean {
  return row.associations.some(({ subnetId }) => subnetId === null);
}

export function existingRouteTable(context: CallContext, id: string | undefined): RouteTableRow {
  const row = context.table(routeTables).get(required(id, 'RouteTableId', MISSING));
  if (row === undefined) throw notFound('RouteTableID', String(id));
  return row;
}

function view(context: CallContext, row: RouteTableRow): RouteTable {
  return {
    RouteTableId: row.id,
    VpcId: row.vpcId,
    OwnerId: context.accountId,
    Associations: row.associations.map(({ id, subnetId }) => ({
      RouteTableAssociationId: id,
      RouteTableId: row.id,
      Main: subnetId === null,
      ...(subnetId === null ? {} : { SubnetId: subnetId }),
      AssociationState: { State: 'associated' },
    })),
    Routes: routeViews(context, row),
    PropagatingVgws: [],
    Tags: tagPairs(row.tags),
  };
}
