// Transit gateways. Their route tables beyond the default one are not simulated.
import type {
  CreateTransitGatewayCommandInput,
  CreateTransitGatewayCommandOutput,
  DeleteTransitGatewayCommandInput,
  DeleteTransitGatewayCommandOutput,
  DescribeTransitGatewaysCommandInput,
  DescribeTransitGatewaysCommandOutput,
  ModifyTransitGatewayCommandInput,
  ModifyTransitGatewayCommandOutput,
  TransitGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs } from '../tag';
import { specifiedTags } from './ec2Tag';
import { filtered } from './filter';
import { invalidToken, invalidValue, MISSING, notFound } from './refusal';
import { attachments, ec2Arn, isListed, newId, type TransitGatewayRow, transitGateways } from './tables';

/** (EC2 API Reference, "TransitGatewayRequestOptions": AmazonSideAsn) */
const DEFAULT_ASN = 64_512;

export const transitGatewayOperations = {
  CreateTransitGateway: changes(
    (context, input: CreateTransitGatewayCommandInput): Answer<CreateTransitGatewayCommandOutput> => {
      const options = input.Options ?? {};
      const table = context.table(transitGateways);
      const most = context.quotas.transitGatewaysPerAccount;
      if (table.count('live', 'live') >= most) {
        throw new AwsError(
          'TransitGatewayLimitExceeded',
          `An account has at most ${most} transit gateways in a region.`,
        );
      }
      const asn = checkedAsn(options.AmazonSideAsn ?? DEFAULT_ASN);
      const tags = specifiedTags(input.TagSpecifications, 'transit-gateway');
      const association = options.DefaultRouteTableAssociation ?? 'enable';
      const propagation = options.DefaultRouteTablePropagation ?? 'enable';
      const hasTable = association === 'enable' || propagation === 'enable';
      const row: TransitGatewayRow = {
        id: newId(context, 'tgw'),
        description: input.Description ?? '',
        asn,
        autoAcceptSharedAttachments: options.AutoAcceptSharedAttachments ?? 'disable',
        defaultRouteTableAssociation: association,
        defaultRouteTablePropagation: propagation,
        dnsSupport: options.DnsSupport ?? 'enable',
        vpnEcmpSupport: options.VpnEcmpSupport ?? 'enable',
        defaultRouteTableId: hasTable ? newId(context, 'tgw-rtb') : null,
        tags,
        created: context.now,
        deleted: null,
      };
      table.put(row.id, row);
      return { TransitGateway: { ...view(context, row), State: 'pending' } };
    },
  ),

  ModifyTransitGateway: changes(
    (context, input: ModifyTransitGatewayCommandInput): Answer<ModifyTransitGatewayCommandOutput> => {
      const row = existingTransitGateway(context, input.TransitGatewayId);
      const options = input.Options ?? {};
      const association = options.DefaultRouteTableAssociation ?? row.defaultRouteTableAssociation;
      const propagation = options.DefaultRouteTablePropagation ?? row.defaultRouteTablePropagation;
      const needsTable = row.defaultRouteTableId === null && (association === 'enable' || propagation === 'enable');
      const next: TransitGatewayRow = {
        ...row,
        description: input.Description ?? row.description,
        asn: options.AmazonSideAsn === undefined ? row.asn : checkedAsn(options.AmazonSideAsn),
        autoAcceptSharedAttachments: options.AutoAcceptSharedAttachments ?? row.autoAcceptSharedAttachments,
        defaultRouteTableAssociation: association,
        defaultRouteTablePropagation: propagation,
        dnsSupport: options.DnsSupport ?? row.dnsSupport,
        vpnEcmpSupport: options.VpnEcmpSupport ?? row.vpnEcmpSupport,
        defaultRouteTableId: needsTable ? newId(context, 'tgw-rtb') : row.defaultRouteTableId,
      };
      context.table(transitGateways).put(row.id, next);
      return { TransitGateway: { ...view(context, next), State: 'modifying' } };
    },
  ),

  DeleteTransitGateway: changes(
    (context, input: DeleteTransitGatewayCommandInput): Answer<DeleteTransitGatewayCommandOutput> => {
      const row = existingTransitGateway(context, input.TransitGatewayId);
      if (context.table(attachments).count('gateway', row.id) > 0) {
        throw new AwsError('IncorrectState', `${row.id} has non-deleted VPC Attachments`);
      }
      const next = { ...row, deleted: context.now };
      context.table(transitGateways).put(row.id, next);
      return { TransitGateway: { ...view(context, next), State: 'deleting' } };
    },
  ),

  DescribeTransitGateways: reads(
    (context, input: DescribeTransitGatewaysCommandInput): Answer<DescribeTransitGatewaysCommandOutput> => {
      const rows = context
        .table(transitGateways)
        .all()
        .filter((row) => isListed(context, row));
      const missing = input.TransitGatewayIds?.find((id) => !rows.some((row) => row.id === id));
      if (missing !== undefined) throw notFound('TransitGatewayID', missing);
      const asked = rows.filter(({ id }) => input.TransitGatewayIds?.includes(id) ?? true);
      const passing = filtered(asked, input.Filters, {
        'transit-gateway-id': ({ id }) => [id],
        state: ({ deleted }) => [stateOf(deleted)],
        'owner-id': () => [context.accountId],
        'options.amazon-side-asn': ({ asn }) => [String(asn)],
      });
      const { items, next } = page(
        'transit-gateways',
        passing,
        input.NextToken,
        input.MaxResults ?? Infinity,
        invalidToken,
      );
      return { TransitGateways: items.map((row) => view(context, row)), NextToken: next };
    },
  ),
};

/** A transit gateway of the caller's that is not deleted. */
export function existingTransitGateway(context: CallContext, id: string | undefined): TransitGatewayRow {
  const row = context.table(transitGateways).get(required(id, 'TransitGatewayId', MISSING));
  if (row === undefined || row.deleted !== null) throw notFound('TransitGatewayID', String(id));
  return row;
}

function stateOf(deleted: string | null): 'available' | 'deleted' {
  return deleted === null ? 'available' : 'deleted';
}

/** Private ranges (EC2 API Reference, "TransitGatewayRequestOptions": AmazonSideAsn). */
function checkedAsn(asn: number): number {
  if ((asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294)) return asn;
  throw invalidValue(`Value ${asn} for parameter AmazonSideAsn is invalid.`);
}

function view(context: CallContext, row: TransitGatewayRow): TransitGateway {
  const { defaultRouteTableId: table } = row;
  return {
    TransitGatewayId: row.id,
    TransitGatewayArn: ec2Arn(context, 'transit-gateway', row.id),
    State: stateOf(row.deleted),
    OwnerId: context.accountId,
    Description: row.description,
    CreationTime: new Date(row.created),
    Options: {
      AmazonSideAsn: row.asn,
      AutoAcceptSharedAttachments: row.autoAcceptSharedAttachments,
      DefaultRouteTableAssociation: row.defaultRouteTableAssociation,
      ...(row.defaultRouteTableAssociation === 'enable' && table !== null
        ? { AssociationDefaultRouteTableId: table }
        : {}),
      DefaultRouteTablePropagation: row.defaultRouteTablePropagation,
      ...(row.defaultRouteTablePropagation === 'enable' && table !== null
        ? { PropagationDefaultRouteTableId: table }
        : {}),
      VpnEcmpSupport: row.vpnEcmpSupport,
      DnsSupport: row.dnsSupport,
      SecurityGroupReferencingSupport: 'disable',
      MulticastSupport: 'disable',
    },
    Tags: tagPairs(row.tags),
  };
}
