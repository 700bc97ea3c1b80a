// What a VPC has from the start and nobody here changes: its default security group, network ACL and DHCP options.
// Others are not simulated, so nothing of them is kept: their ids follow from what they belong to.
import { createHash } from 'node:crypto';
import type {
  DescribeNetworkAclsCommandInput,
  DescribeNetworkAclsCommandOutput,
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput,
  IpPermission,
  NetworkAcl,
  NetworkAclEntry,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import { type CallContext } from '../../store/callContext';
import { type Answer, reads } from '../../store/operation';
import { page } from '../../store/page';
import { type Tags } from '../tag';
import { filtered } from './filter';
import { invalidToken, notFound } from './refusal';
import { ec2Arn, subnets, vpcs } from './tables';

export const firstThingOperations = {
  /** The default group of each VPC (Amazon VPC User Guide, "Default security groups for your VPCs"). */
  DescribeSecurityGroups: reads(
    (context, input: DescribeSecurityGroupsCommandInput): Answer<DescribeSecurityGroupsCommandOutput> => {
      const rows = thingsOf(context, 'sg');
      const missing = input.GroupIds?.find((id) => !rows.some((row) => row.id === id));
      if (missing !== undefined) throw notFound('Group', missing);
      const asked = rows.filter(({ id }) => input.GroupIds?.includes(id) ?? true);
      const passing = filtered(asked, input.Filters, {
        'group-id': ({ id }) => [id],
        'group-name': () => ['default'],
        'vpc-id': ({ vpcId }) => [vpcId],
        'owner-id': () => [context.accountId],
      });
      const { items, next } = page('groups', passing, input.NextToken, input.MaxResults ?? Infinity, invalidToken);
      return { SecurityGroups: items.map(({ id, vpcId }) => groupView(context, id, vpcId)), NextToken: next };
    },
  ),

  /** The default list of each VPC (Amazon VPC User Guide, "Default network ACL for a VPC"). */
  DescribeNetworkAcls: reads(
    (context, input: DescribeNetworkAclsCommandInput): Answer<DescribeNetworkAclsCommandOutput> => {
      const rows = thingsOf(context, 'acl');
      const missing = input.NetworkAclIds?.find((id) => !rows.some((row) => row.id === id));
      if (missing !== undefined) throw notFound('NetworkAclID', missing);
      const asked = rows.filter(({ id }) => input.NetworkAclIds?.includes(id) ?? true);
      const passing = filtered(asked, input.Filters, {
        'network-acl-id': ({ id }) => [id],
        default: () => ['true'],
        'vpc-id': ({ vpcId }) => [vpcId],
        'owner-id': () => [context.accountId],
      });
      const { items, next } = page('lists', passing, input.NextToken, input.MaxResults ?? Infinity, invalidToken);
      return { NetworkAcls: items.map(({ id, vpcId }) => listView(context, id, vpcId)), NextToken: next };
    },
  ),
};

/** The region's default set, which a new VPC gets (Amazon VPC User Guide, "DHCP option sets in Amazon VPC"). */
export function dhcpOptionsOf(context: CallContext): string {
  return idFrom('dopt', `${context.accountId}/${context.region}`);
}

function thingsOf(context: CallContext, prefix: 'sg' | 'acl'): { id: string; vpcId: string; tags: Tags }[] {
  const all = context.table(vpcs).all();
  return all.map(({ id: vpcId }) => ({ id: idFrom(prefix, vpcId), vpcId, tags: {} }));
}

function idFrom(prefix: string, owner: string): string {
  return `${prefix}-0${createHash('sha256').update(`${prefix}/${owner}`).digest('hex').slice(0, 16)}`;
}

/** In from its own members, out to everywhere. */
function groupView(context: CallContext, id: string, vpcId: string): SecurityGroup {
  const all = (range: Partial<IpPermission>): IpPermission[] => [
    { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [], ...range },
  ];
  return {
    GroupId: id,
    GroupName: 'default',
    Description: 'default VPC security group',
    VpcId: vpcId,
    OwnerId: context.accountId,
    SecurityGroupArn: ec2Arn(context, 'security-group', id),
    IpPermissions: all({ UserIdGroupPairs: [{ UserId: context.accountId, GroupId: id }] }),
    IpPermissionsEgress: all({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    Tags: [],
  };
}

/** Everything in and out, for all subnets of its VPC. */
function listView(context: CallContext, id: string, vpcId: string): NetworkAcl {
  const entries = [false, true].flatMap((Egress): NetworkAclEntry[] => [
    { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
    { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32767 },
  ]);
  const members = context.table(subnets).where('vpc', vpcId);
  return {
    NetworkAclId: id,
    VpcId: vpcId,
    OwnerId: context.accountId,
    IsDefault: true,
    Entries: entries,
    Associations: members.map(({ id: SubnetId }) => ({
      NetworkAclAssociationId: idFrom('aclassoc', SubnetId),
      NetworkAclId: id,
      SubnetId,
    })),
    Tags: [],
  };
}
