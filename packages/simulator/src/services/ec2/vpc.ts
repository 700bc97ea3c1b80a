// VPCs: one IPv4 block each, a main route table from the start, and the things in `firstThings.ts`. Default VPCs are not simulated.
import type {
  CreateVpcCommandInput,
  CreateVpcCommandOutput,
  DeleteVpcCommandInput,
  DescribeVpcAttributeCommandInput,
  DescribeVpcAttributeCommandOutput,
  DescribeVpcsCommandInput,
  DescribeVpcsCommandOutput,
  ModifyVpcAttributeCommandInput,
  Vpc,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs } from '../tag';
import { parseBlock } from './cidr';
import { specifiedTags } from './ec2Tag';
import { filtered } from './filter';
import { dhcpOptionsOf } from './firstThings';
import { createMainRouteTable, isMain } from './routeTable';
import { dependencyViolation, invalidToken, invalidValue, MISSING, notFound } from './refusal';
import { visibleSubnets } from './subnet';
import { attachments, internetGateways, newId, routeTables, subnets, type VpcRow, vpcs } from './tables';

export const vpcOperations = {
  CreateVpc: changes((context, input: CreateVpcCommandInput): Answer<CreateVpcCommandOutput> => {
    const block = parseBlock(required(input.CidrBlock, 'CidrBlock', MISSING));
    // (Amazon VPC User Guide, "VPC CIDR blocks": /16 to /28)
    if (block.prefix < 16 || block.prefix > 28) {
      throw new AwsError('InvalidVpc.Range', `The CIDR '${block.text}' is invalid: a VPC is /16 to /28.`);
    }
    const table = context.table(vpcs);
    const most = context.quotas.vpcsPerRegion;
    if (table.size >= most)
      throw new AwsError('VpcLimitExceeded', `The maximum number of VPCs has been reached: ${most}.`);
    const tags = specifiedTags(input.TagSpecifications, 'vpc');
    const row = { id: newId(context, 'vpc'), cidr: block.text, dnsSupport: true, dnsHostnames: false, tags };
    table.put(row.id, row);
    createMainRouteTable(context, row.id);
    return { Vpc: { ...view(context, row, context.accountId), State: 'pending' } };
  }),

  /** Own VPCs, and those of which subnets are shared with the caller: the latter without tags. */
  DescribeVpcs: reads((context, input: DescribeVpcsCommandInput): Answer<DescribeVpcsCommandOutput> => {
    const rows = visibleVpcs(context);
    const missing = input.VpcIds?.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw notFound('VpcID', missing);
    const asked = rows.filter(({ id }) => input.VpcIds?.includes(id) ?? true);
    const passing = filtered(asked, input.Filters, {
      'vpc-id': ({ id }) => [id],
      cidr: ({ cidr }) => [cidr],
      'cidr-block-association.cidr-block': ({ cidr }) => [cidr],
      'owner-id': ({ owner }) => [owner],
      'is-default': () => ['false'],
      state: () => ['available'],
    });
    const { items, next } = page('vpcs', passing, input.NextToken, input.MaxResults ?? Infinity, invalidToken);
    return { Vpcs: items.map((row) => view(context, row, row.owner)), NextToken: next };
  }),

  DescribeVpcAttribute: reads(
    (context, input: DescribeVpcAttributeCommandInput): Answer<DescribeVpcAttributeCommandOutput> => {
      const { id, dnsHostnames, dnsSupport } = existingVpc(context, input.VpcId);
      if (input.Attribute === 'enableDnsHostnames') return { VpcId: id, EnableDnsHostnames: { Value: dnsHostnames } };
      if (input.Attribute === 'enableDnsSupport') return { VpcId: id, EnableDnsSupport: { Value: dnsSupport } };
      throw invalidValue(`The attribute ${input.Attribute} is not simulated.`);
    },
  ),

  ModifyVpcAttribute: changes((context, input: ModifyVpcAttributeCommandInput) => {
    const row = existingVpc(context, input.VpcId);
    const dnsSupport = input.EnableDnsSupport?.Value ?? row.dnsSupport;
    const dnsHostnames = input.EnableDnsHostnames?.Value ?? row.dnsHostnames;
    // (EC2 API Reference, "ModifyVpcAttribute": "You can only enable DNS hostnames if you've enabled DNS support")
    if (input.EnableDnsHostnames?.Value === true && !dnsSupport) {
      throw invalidValue('enableDnsHostnames needs enableDnsSupport.');
    }
    context.table(vpcs).put(row.id, { ...row, dnsSupport, dnsHostnames });
    return {};
  }),

  /** With its main route table, which alone may be left (EC2 API Reference, "DeleteVpc"). */
  DeleteVpc: changes((context, input: DeleteVpcCommandInput) => {
    const { id } = existingVpc(context, input.VpcId);
    const tables = context.table(routeTables).where('vpc', id);
    const used =
      context.table(subnets).count('vpc', id) > 0 ||
      context.table(internetGateways).count('vpc', id) > 0 ||
      context.table(attachments).count('vpc', id) > 0 ||
      tables.some((table) => !isMain(table));
    if (used) throw dependencyViolation(`The vpc '${id}' has dependencies and cannot be deleted.`);
    for (const table of tables) context.table(routeTables).delete(table.id);
    context.table(vpcs).delete(id);
    return {};
  }),
};

export function existingVpc(context: CallContext, id: string | undefined): VpcRow {
  const row = context.table(vpcs).get(required(id, 'VpcId', MISSING));
  if (row === undefined) throw notFound('VpcID', String(id));
  return row;
}

function visibleVpcs(context: CallContext): (VpcRow & { owner: string })[] {
  const own = context
    .table(vpcs)
    .all()
    .map((row) => ({ ...row, owner: context.accountId }));
  const shared = new Map(
    visibleSubnets(context).flatMap(({ owner, vpcId }) => {
      if (owner === context.accountId) return [];
      const row = context.as(owner).table(vpcs).get(vpcId);
      return row === undefined ? [] : [[row.id, { ...row, tags: {}, owner }]];
    }),
  );
  return [...own, ...shared.values()];
}

function view(context: CallContext, row: VpcRow, owner: string): Vpc {
  return {
    VpcId: row.id,
    OwnerId: owner,
    CidrBlock: row.cidr,
    CidrBlockAssociationSet: [
      {
        AssociationId: row.id.replace('vpc-', 'vpc-cidr-assoc-'),
        CidrBlock: row.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    State: 'available',
    IsDefault: false,
    InstanceTenancy: 'default',
    DhcpOptionsId: dhcpOptionsOf(context.as(owner)),
    Tags: owner === context.accountId ? tagPairs(row.tags) : [],
  };
}
