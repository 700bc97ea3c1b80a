// Subnets: inside their VPC's block, apart from each other, one zone each; shared ones are seen by participants.
import type {
  CreateSubnetCommandInput,
  CreateSubnetCommandOutput,
  DeleteSubnetCommandInput,
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput,
  ModifySubnetAttributeCommandInput,
  Subnet,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { endAssociationsOf, resourcesSharedWithCaller } from '../ram/sharing';
import { accountOf } from '../principal';
import { tagPairs } from '../tag';
import { chosenZone, zonesOf } from './availabilityZone';
import { type Block, contains, overlap, parseBlock } from './cidr';
import { specifiedTags } from './ec2Tag';
import { filtered } from './filter';
import { dependencyViolation, invalidToken, MISSING, notFound } from './refusal';
import { attachments, ec2Arn, newId, routeTables, type SubnetRow, subnets, vpcs, type VpcRow } from './tables';

/** The first four addresses and the last one are AWS's (Amazon VPC User Guide, "Subnet CIDR blocks"). */
const RESERVED_ADDRESSES = 5;

/** What a subnet of IPv4 gives its instances (Amazon EC2 User Guide, "Amazon EC2 instance hostname types"). */
const NAMED_BY_ADDRESS = {
  HostnameType: 'ip-name',
  EnableResourceNameDnsARecord: false,
  EnableResourceNameDnsAAAARecord: false,
} as const;

export const subnetOperations = {
  CreateSubnet: changes((context, input: CreateSubnetCommandInput): Answer<CreateSubnetCommandOutput> => {
    const vpc = context.table(vpcs).get(required(input.VpcId, 'VpcId', MISSING));
    if (vpc === undefined) throw notFound('VpcID', String(input.VpcId));
    const block = parseBlock(required(input.CidrBlock, 'CidrBlock', MISSING));
    checkBlock(context, vpc, block);
    const zone = chosenZone(context, input.AvailabilityZone, input.AvailabilityZoneId);
    const tags = specifiedTags(input.TagSpecifications, 'subnet');
    const id = newId(context, 'subnet');
    const row = { id, vpcId: vpc.id, cidr: block.text, zoneId: zone.id, mapPublicIp: false, tags };
    context.table(subnets).put(id, row);
    return { Subnet: { ...view(context, row, context.accountId), State: 'pending' } };
  }),

  ModifySubnetAttribute: changes((context, input: ModifySubnetAttributeCommandInput) => {
    const row = existingSubnet(context, input.SubnetId);
    context.table(subnets).put(row.id, { ...row, mapPublicIp: input.MapPublicIpOnLaunch?.Value ?? row.mapPublicIp });
    return {};
  }),

  DescribeSubnets: reads((context, input: DescribeSubnetsCommandInput): Answer<DescribeSubnetsCommandOutput> => {
    const rows = visibleSubnets(context);
    const missing = input.SubnetIds?.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw notFound('SubnetID', missing);
    const asked = rows.filter(({ id }) => input.SubnetIds?.includes(id) ?? true);
    const passing = filtered(asked, input.Filters, {
      'subnet-id': ({ id }) => [id],
      'vpc-id': ({ vpcId }) => [vpcId],
      'cidr-block': ({ cidr }) => [cidr],
      cidr: ({ cidr }) => [cidr],
      'availability-zone-id': ({ zoneId }) => [zoneId],
      'availability-zone': ({ zoneId }) => [nameOf(context, zoneId)],
      'owner-id': ({ owner }) => [owner],
      'default-for-az': () => ['false'],
      state: () => ['available'],
    });
    const { items, next } = page('subnets', passing, input.NextToken, input.MaxResults ?? Infinity, invalidToken);
    return { Subnets: items.map((row) => view(context, row, row.owner)), NextToken: next };
  }),

  DeleteSubnet: changes((context, input: DeleteSubnetCommandInput) => {
    const { id } = existingSubnet(context, input.SubnetId);
    if (context.table(attachments).count('subnet', id) > 0) {
      throw dependencyViolation(`The subnet '${id}' has dependencies and cannot be deleted.`);
    }
    for (const table of context.table(routeTables).where('subnet', id)) {
      const associations = table.associations.filter(({ subnetId }) => subnetId !== id);
      context.table(routeTables).put(table.id, { ...table, associations });
    }
    // ⚠ inference: a deleted subnet leaves its resource shares.
    endAssociationsOf(context, ec2Arn(context, 'subnet', id));
    context.table(subnets).delete(id);
    return {};
  }),
};

export function existingSubnet(context: CallContext, id: string | undefined): SubnetRow {
  const row = context.table(subnets).get(required(id, 'SubnetId', MISSING));
  if (row === undefined) throw notFound('SubnetID', String(id));
  return row;
}

/** Own subnets, and those shared with the caller, whose tags stay with their owner. (Amazon VPC User Guide, "Share your VPC") */
export function visibleSubnets(context: CallContext): (SubnetRow & { owner: string })[] {
  const own = context
    .table(subnets)
    .all()
    .map((row) => ({ ...row, owner: context.accountId }));
  const shared = resourcesSharedWithCaller(context).flatMap((arn) => {
    const owner = accountOf(arn);
    const row = context
      .as(owner)
      .table(subnets)
      .get(arn.slice(arn.lastIndexOf('/') + 1));
    return row === undefined ? [] : [{ ...row, tags: {}, owner }];
  });
  return [...own, ...shared];
}

/** (EC2 API Reference, "CreateSubnet": within the VPC, /16 to /28, no overlap; "Amazon VPC quotas") */
function checkBlock(context: CallContext, vpc: VpcRow, block: Block): void {
  const siblings = context.table(subnets).where('vpc', vpc.id);
  if (block.prefix < 16 || block.prefix > 28 || !contains(parseBlock(vpc.cidr), block)) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${block.text}' is invalid.`);
  }
  if (siblings.some(({ cidr }) => overlap(parseBlock(cidr), block))) {
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${block.text}' conflicts with another subnet`);
  }
  const most = context.quotas.subnetsPerVpc;
  if (siblings.length >= most) throw new AwsError('SubnetLimitExceeded', `A VPC has at most ${most} subnets.`);
}

function nameOf(context: CallContext, zoneId: string): string {
  return zonesOf(context).find(({ id }) => id === zoneId)?.name ?? '';
}

function view(context: CallContext, row: SubnetRow, owner: string): Subnet {
  const block = parseBlock(row.cidr);
  return {
    SubnetId: row.id,
    SubnetArn: ec2Arn(context.as(owner), 'subnet', row.id),
    VpcId: row.vpcId,
    OwnerId: owner,
    CidrBlock: row.cidr,
    AvailabilityZone: nameOf(context, row.zoneId),
    AvailabilityZoneId: row.zoneId,
    AvailableIpAddressCount: block.end - block.first - RESERVED_ADDRESSES,
    MapPublicIpOnLaunch: row.mapPublicIp,
    AssignIpv6AddressOnCreation: false,
    MapCustomerOwnedIpOnLaunch: false,
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: NAMED_BY_ADDRESS,
    DefaultForAz: false,
    State: 'available',
    Tags: tagPairs(row.tags),
  };
}
