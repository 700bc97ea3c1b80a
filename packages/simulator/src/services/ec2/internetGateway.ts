// Internet gateways: attached to at most one VPC, which has at most one.
import type {
  AttachInternetGatewayCommandInput,
  CreateInternetGatewayCommandInput,
  CreateInternetGatewayCommandOutput,
  DeleteInternetGatewayCommandInput,
  DescribeInternetGatewaysCommandInput,
  DescribeInternetGatewaysCommandOutput,
  DetachInternetGatewayCommandInput,
  InternetGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs } from '../tag';
import { specifiedTags } from './ec2Tag';
import { filtered } from './filter';
import { dependencyViolation, invalidToken, invalidValue, MISSING, notFound } from './refusal';
import { type InternetGatewayRow, internetGateways, newId } from './tables';
import { existingVpc } from './vpc';

export const internetGatewayOperations = {
  CreateInternetGateway: changes(
    (context, input: CreateInternetGatewayCommandInput): Answer<CreateInternetGatewayCommandOutput> => {
      const table = context.table(internetGateways);
      // One for each VPC (Amazon VPC User Guide, "Amazon VPC quotas": gateways).
      const most = context.quotas.vpcsPerRegion;
      if (table.size >= most)
        throw new AwsError('InternetGatewayLimitExceeded', `A region has at most ${most} internet gateways.`);
      const tags = specifiedTags(input.TagSpecifications, 'internet-gateway');
      const row = { id: newId(context, 'igw'), vpcId: null, tags };
      table.put(row.id, row);
      return { InternetGateway: view(context, row) };
    },
  ),

  AttachInternetGateway: changes((context, input: AttachInternetGatewayCommandInput) => {
    const row = existing(context, input.InternetGatewayId);
    const { id: vpcId } = existingVpc(context, input.VpcId);
    if (row.vpcId !== null)
      throw new AwsError('Resource.AlreadyAssociated', `${row.id} is already attached to ${row.vpcId}`);
    if (context.table(internetGateways).count('vpc', vpcId) > 0) {
      throw invalidValue(`Network ${vpcId} already has an internet gateway attached`);
    }
    context.table(internetGateways).put(row.id, { ...row, vpcId });
    return {};
  }),

  DetachInternetGateway: changes((context, input: DetachInternetGatewayCommandInput) => {
    const row = existing(context, input.InternetGatewayId);
    const { id: vpcId } = existingVpc(context, input.VpcId);
    if (row.vpcId !== vpcId)
      throw new AwsError('Gateway.NotAttached', `resource ${row.id} is not attached to network ${vpcId}`);
    context.table(internetGateways).put(row.id, { ...row, vpcId: null });
    return {};
  }),

  DeleteInternetGateway: changes((context, input: DeleteInternetGatewayCommandInput) => {
    const row = existing(context, input.InternetGatewayId);
    if (row.vpcId !== null)
      throw dependencyViolation(`The internetGateway '${row.id}' has dependencies and cannot be deleted.`);
    context.table(internetGateways).delete(row.id);
    return {};
  }),

  DescribeInternetGateways: reads(
    (context, input: DescribeInternetGatewaysCommandInput): Answer<DescribeInternetGatewaysCommandOutput> => {
      const ids = input.InternetGatewayIds;
      const rows = ids?.map((id) => existing(context, id)) ?? context.table(internetGateways).all();
      const passing = filtered(rows, input.Filters, {
        'internet-gateway-id': ({ id }) => [id],
        'attachment.vpc-id': ({ vpcId }) => (vpcId === null ? [] : [vpcId]),
        'attachment.state': ({ vpcId }) => (vpcId === null ? [] : ['available']),
        'owner-id': () => [context.accountId],
      });
      const { items, next } = page('gateways', passing, input.NextToken, input.MaxResults ?? Infinity, invalidToken);
      return { InternetGateways: items.map((row) => view(context, row)), NextToken: next };
    },
  ),
};

function existing(context: CallContext, id: string | undefined): InternetGatewayRow {
  const row = context.table(internetGateways).get(required(id, 'InternetGatewayId', MISSING));
  if (row === undefined) throw notFound('InternetGatewayID', String(id));
  return row;
}

function view(context: CallContext, row: InternetGatewayRow): InternetGateway {
  return {
    InternetGatewayId: row.id,
    OwnerId: context.accountId,
    // An attachment to a VPC shows the state `available` (EC2 API Reference, "InternetGatewayAttachment").
    Attachments: row.vpcId === null ? [] : [{ VpcId: row.vpcId, State: 'available' as never }],
    Tags: tagPairs(row.tags),
  };
}
