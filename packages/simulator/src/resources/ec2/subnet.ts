// aws.ec2.Subnet.
import { orGone, type AwsAccess } from '../awsAccess';
import { flag, optionalText, text } from '../properties';
import { regional } from '../resourceType';
import { tagsOf } from '../tags';
import { tagSpecifications, updateTags } from './resourceTags';

export const subnet = regional({
  token: 'aws:ec2/subnet:Subnet',
  inputs: {
    vpcId: { required: true, replaces: true },
    cidrBlock: { required: true, replaces: true },
    availabilityZone: { computed: true, replaces: true },
    availabilityZoneId: { computed: true, replaces: true },
    mapPublicIpOnLaunch: { default: false },
    assignIpv6AddressOnCreation: { default: false },
    tags: {},
  },
  unique: ['vpcId', 'cidrBlock'],
  blank: {
    customerOwnedIpv4Pool: '',
    enableLniAtDeviceIndex: 0,
    ipv6CidrBlock: '',
    ipv6CidrBlockAssociationId: '',
    outpostArn: '',
  },
  async create(aws, inputs, made) {
    const [zone, zoneId] = [optionalText(inputs, 'availabilityZone'), optionalText(inputs, 'availabilityZoneId')];
    const { Subnet } = await aws.call('ec2', 'createSubnet', {
      VpcId: text(inputs, 'vpcId'),
      CidrBlock: text(inputs, 'cidrBlock'),
      ...(zone === undefined ? {} : { AvailabilityZone: zone }),
      ...(zoneId === undefined ? {} : { AvailabilityZoneId: zoneId }),
      ...tagSpecifications('subnet', inputs),
    });
    const id = Subnet?.SubnetId ?? '';
    made(id);
    if (flag(inputs, 'mapPublicIpOnLaunch')) await setPublicIp(aws, id, true);
    return id;
  },
  async read(aws, id) {
    const question = aws.call('ec2', 'describeSubnets', { SubnetIds: [id] });
    const found = (await orGone(question, 'InvalidSubnetID.NotFound'))?.Subnets?.[0];
    if (found === undefined) return null;
    const names = found.PrivateDnsNameOptionsOnLaunch ?? {};
    return {
      id,
      outputs: {
        arn: found.SubnetArn,
        vpcId: found.VpcId,
        cidrBlock: found.CidrBlock,
        availabilityZone: found.AvailabilityZone,
        availabilityZoneId: found.AvailabilityZoneId,
        mapPublicIpOnLaunch: found.MapPublicIpOnLaunch ?? false,
        assignIpv6AddressOnCreation: found.AssignIpv6AddressOnCreation ?? false,
        enableDns64: found.EnableDns64 ?? false,
        enableResourceNameDnsARecordOnLaunch: names.EnableResourceNameDnsARecord ?? false,
        enableResourceNameDnsAaaaRecordOnLaunch: names.EnableResourceNameDnsAAAARecord ?? false,
        ipv6Native: found.Ipv6Native ?? false,
        mapCustomerOwnedIpOnLaunch: found.MapCustomerOwnedIpOnLaunch ?? false,
        privateDnsHostnameTypeOnLaunch: names.HostnameType,
        ownerId: found.OwnerId,
        tags: tagsOf(found.Tags),
      },
    };
  },
  async update(aws, id, change) {
    if (change.changed.has('mapPublicIpOnLaunch')) await setPublicIp(aws, id, flag(change.new, 'mapPublicIpOnLaunch'));
    if (change.changed.has('assignIpv6AddressOnCreation')) {
      const AssignIpv6AddressOnCreation = { Value: flag(change.new, 'assignIpv6AddressOnCreation') };
      await aws.call('ec2', 'modifySubnetAttribute', { SubnetId: id, AssignIpv6AddressOnCreation });
    }
    await updateTags(aws, id, change);
  },
  async delete(aws, id) {
    await orGone(aws.call('ec2', 'deleteSubnet', { SubnetId: id }), 'InvalidSubnetID.NotFound');
  },
});

async function setPublicIp(aws: AwsAccess, SubnetId: string, Value: boolean): Promise<void> {
  await aws.call('ec2', 'modifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value } });
}
