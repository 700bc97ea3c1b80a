// VPC attachments of transit gateways: one per VPC and gateway, one subnet per zone.
import type {
  CreateTransitGatewayVpcAttachmentCommandInput,
  CreateTransitGatewayVpcAttachmentCommandOutput,
  DeleteTransitGatewayVpcAttachmentCommandInput,
  DeleteTransitGatewayVpcAttachmentCommandOutput,
  DescribeTransitGatewayVpcAttachmentsCommandInput,
  DescribeTransitGatewayVpcAttachmentsCommandOutput,
  ModifyTransitGatewayVpcAttachmentCommandInput,
  ModifyTransitGatewayVpcAttachmentCommandOutput,
  TransitGatewayVpcAttachment,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs } from '../tag';
import { specifiedTags } from './ec2Tag';
import { filtered } from './filter';
import { invalidToken, invalidValue, MISSING, notFound } from './refusal';
import { existingSubnet } from './subnet';
import { type AttachmentRow, attachments, isListed, newId } from './tables';
import { existingTransitGateway } from './transitGateway';
import { existingVpc } from './vpc';

export const transitGatewayAttachmentOperations = {
  CreateTransitGatewayVpcAttachment: changes(
    (
      context,
      input: CreateTransitGatewayVpcAttachmentCommandInput,
    ): Answer<CreateTransitGatewayVpcAttachmentCommandOutput> => {
      const gateway = existingTransitGateway(context, input.TransitGatewayId);
      const vpc = existingVpc(context, input.VpcId);
      const subnetIds = checkedSubnets(context, vpc.id, required(input.SubnetIds, 'SubnetIds', MISSING));
      const table = context.table(attachments);
      if (table.where('vpc', vpc.id).some(({ transitGatewayId }) => transitGatewayId === gateway.id)) {
        throw new AwsError(
          'DuplicateTransitGatewayAttachment',
          `${gateway.id} has non-deleted Transit Gateway Attachments with same VPC ID.`,
        );
      }
      const most = context.quotas.attachmentsPerTransitGateway;
      if (table.count('gateway', gateway.id) >= most) {
        throw new AwsError(
          'TransitGatewayAttachmentLimitExceeded',
          `A transit gateway has at most ${most} attachments.`,
        );
      }
      const row: AttachmentRow = {
        id: newId(context, 'tgw-attach'),
        transitGatewayId: gateway.id,
        vpcId: vpc.id,
        subnetIds,
        dnsSupport: input.Options?.DnsSupport ?? 'enable',
        applianceModeSupport: input.Options?.ApplianceModeSupport ?? 'disable',
        tags: specifiedTags(input.TagSpecifications, 'transit-gateway-attachment'),
        created: context.now,
        deleted: null,
      };
      table.put(row.id, row);
      return { TransitGatewayVpcAttachment: { ...view(context, row), State: 'pending' } };
    },
  ),

  ModifyTransitGatewayVpcAttachment: changes(
    (
      context,
      input: ModifyTransitGatewayVpcAttachmentCommandInput,
    ): Answer<ModifyTransitGatewayVpcAttachmentCommandOutput> => {
      const row = existing(context, input.TransitGatewayAttachmentId);
      const kept = row.subnetIds.filter((id) => !(input.RemoveSubnetIds?.includes(id) ?? false));
      const next: AttachmentRow = {
        ...row,
        subnetIds: checkedSubnets(context, row.vpcId, [...kept, ...(input.AddSubnetIds ?? [])]),
        dnsSupport: input.Options?.DnsSupport ?? row.dnsSupport,
        applianceModeSupport: input.Options?.ApplianceModeSupport ?? row.applianceModeSupport,
      };
      context.table(attachments).put(row.id, next);
      return { TransitGatewayVpcAttachment: { ...view(context, next), State: 'modifying' } };
    },
  ),

  DeleteTransitGatewayVpcAttachment: changes(
    (
      context,
      input: DeleteTransitGatewayVpcAttachmentCommandInput,
    ): Answer<DeleteTransitGatewayVpcAttachmentCommandOutput> => {
      const next = { ...existing(context, input.TransitGatewayAttachmentId), deleted: context.now };
      context.table(attachments).put(next.id, next);
      return { TransitGatewayVpcAttachment: { ...view(context, next), State: 'deleting' } };
    },
  ),

  DescribeTransitGatewayVpcAttachments: reads(
    (
      context,
      input: DescribeTransitGatewayVpcAttachmentsCommandInput,
    ): Answer<DescribeTransitGatewayVpcAttachmentsCommandOutput> => {
      const rows = context
        .table(attachments)
        .all()
        .filter((row) => isListed(context, row));
      const ids = input.TransitGatewayAttachmentIds;
      const missing = ids?.find((id) => !rows.some((row) => row.id === id));
      if (missing !== undefined) throw notFound('TransitGatewayAttachmentID', missing);
      const passing = filtered(
        rows.filter(({ id }) => ids?.includes(id) ?? true),
        input.Filters,
        {
          'transit-gateway-attachment-id': ({ id }) => [id],
          'transit-gateway-id': ({ transitGatewayId }) => [transitGatewayId],
          'vpc-id': ({ vpcId }) => [vpcId],
          state: ({ deleted }) => [deleted === null ? 'available' : 'deleted'],
        },
      );
      const { items, next } = page('attachments', passing, input.NextToken, input.MaxResults ?? Infinity, invalidToken);
      return { TransitGatewayVpcAttachments: items.map((row) => view(context, row)), NextToken: next };
    },
  ),
};

function existing(context: CallContext, id: string | undefined): AttachmentRow {
  const row = context.table(attachments).get(required(id, 'TransitGatewayAttachmentId', MISSING));
  if (row === undefined || row.deleted !== null) throw notFound('TransitGatewayAttachmentID', String(id));
  return row;
}

/** (Amazon VPC Transit Gateways, "VPC attachments": subnets of the VPC, at least one, one per Availability Zone) */
function checkedSubnets(context: CallContext, vpcId: string, ids: readonly string[]): readonly string[] {
  const rows = ids.map((id) => existingSubnet(context, id));
  if (rows.length === 0) throw invalidValue('An attachment needs at least one subnet.');
  const foreign = rows.find((row) => row.vpcId !== vpcId);
  if (foreign !== undefined) throw invalidValue(`Subnet ${foreign.id} is not in VPC ${vpcId}.`);
  if (new Set(rows.map(({ zoneId }) => zoneId)).size < rows.length) {
    throw new AwsError('DuplicateSubnetsInSameZone', 'Duplicate Subnets for same AZ');
  }
  return [...ids];
}

function view(context: CallContext, row: AttachmentRow): TransitGatewayVpcAttachment {
  return {
    TransitGatewayAttachmentId: row.id,
    TransitGatewayId: row.transitGatewayId,
    VpcId: row.vpcId,
    VpcOwnerId: context.accountId,
    State: row.deleted === null ? 'available' : 'deleted',
    SubnetIds: row.deleted === null ? [...row.subnetIds] : [],
    CreationTime: new Date(row.created),
    Options: {
      DnsSupport: row.dnsSupport,
      SecurityGroupReferencingSupport: 'disable',
      Ipv6Support: 'disable',
      ApplianceModeSupport: row.applianceModeSupport,
    },
    Tags: tagPairs(row.tags),
  };
}
