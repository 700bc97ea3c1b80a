// aws.ec2.Vpc. DNS host names are off unless asked for, DNS resolution is on.
import { orGone, type AwsAccess } from '../awsAccess';
import { flag, text, type Properties } from '../properties';
import { regional } from '../resourceType';
import { tagsOf } from '../tags';
import { tagSpecifications, updateTags } from './resourceTags';

export const vpc = regional({
  token: 'aws:ec2/vpc:Vpc',
  inputs: {
    cidrBlock: { required: true, replaces: true },
    enableDnsHostnames: { default: false },
    enableDnsSupport: { default: true },
    tags: {},
  },
  blank: {
    assignGeneratedIpv6CidrBlock: false,
    enableNetworkAddressUsageMetrics: false,
    ipv6AssociationId: '',
    ipv6CidrBlock: '',
    ipv6CidrBlockNetworkBorderGroup: '',
    ipv6IpamPoolId: '',
    ipv6NetmaskLength: 0,
  },
  async create(aws, inputs, made) {
    const request = { CidrBlock: text(inputs, 'cidrBlock'), ...tagSpecifications('vpc', inputs) };
    const id = (await aws.call('ec2', 'createVpc', request)).Vpc?.VpcId ?? '';
    made(id);
    if (!flag(inputs, 'enableDnsSupport')) await setDnsSupport(aws, id, false);
    if (flag(inputs, 'enableDnsHostnames')) await setDnsHostnames(aws, id, true);
    return id;
  },
  async read(aws, id) {
    const found = (await orGone(aws.call('ec2', 'describeVpcs', { VpcIds: [id] }), 'InvalidVpcID.NotFound'))?.Vpcs?.[0];
    if (found === undefined) return null;
    const attribute = (name: 'enableDnsHostnames' | 'enableDnsSupport') =>
      aws.call('ec2', 'describeVpcAttribute', { VpcId: id, Attribute: name });
    return {
      id,
      outputs: {
        arn: `arn:aws:ec2:${aws.region}:${found.OwnerId ?? ''}:vpc/${id}`,
        cidrBlock: found.CidrBlock,
        dhcpOptionsId: found.DhcpOptionsId,
        instanceTenancy: found.InstanceTenancy,
        ownerId: found.OwnerId,
        enableDnsHostnames: (await attribute('enableDnsHostnames')).EnableDnsHostnames?.Value ?? false,
        enableDnsSupport: (await attribute('enableDnsSupport')).EnableDnsSupport?.Value ?? false,
        ...(await firstThingsOf(aws, id)),
        tags: tagsOf(found.Tags),
      },
    };
  },
  async update(aws, id, change) {
    if (change.changed.has('enableDnsSupport')) await setDnsSupport(aws, id, flag(change.new, 'enableDnsSupport'));
    if (change.changed.has('enableDnsHostnames'))
      await setDnsHostnames(aws, id, flag(change.new, 'enableDnsHostnames'));
    await updateTags(aws, id, change);
  },
  async delete(aws, id) {
    await orGone(aws.call('ec2', 'deleteVpc', { VpcId: id }), 'InvalidVpcID.NotFound');
  },
});

/** What AWS makes with every VPC, each found as the provider finds it: by a question of its own. */
async function firstThingsOf(aws: AwsAccess, id: string): Promise<Properties> {
  const within = { Name: 'vpc-id', Values: [id] };
  const [mains, lists, groups] = [
    await aws.call('ec2', 'describeRouteTables', { Filters: [within, { Name: 'association.main', Values: ['true'] }] }),
    await aws.call('ec2', 'describeNetworkAcls', { Filters: [within, { Name: 'default', Values: ['true'] }] }),
    await aws.call('ec2', 'describeSecurityGroups', { Filters: [within, { Name: 'group-name', Values: ['default'] }] }),
  ];
  const mainRouteTableId = mains.RouteTables?.[0]?.RouteTableId;
  return {
    mainRouteTableId,
    // The main table when the provider last looked; which one it was at first, AWS does not tell.
    defaultRouteTableId: mainRouteTableId,
    defaultNetworkAclId: lists.NetworkAcls?.[0]?.NetworkAclId,
    defaultSecurityGroupId: groups.SecurityGroups?.[0]?.GroupId,
  };
}

/** One attribute at a time (EC2 API Reference, "ModifyVpcAttribute"). */
async function setDnsSupport(aws: AwsAccess, VpcId: string, Value: boolean): Promise<void> {
  await aws.call('ec2', 'modifyVpcAttribute', { VpcId, EnableDnsSupport: { Value } });
}

async function setDnsHostnames(aws: AwsAccess, VpcId: string, Value: boolean): Promise<void> {
  await aws.call('ec2', 'modifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value } });
}
