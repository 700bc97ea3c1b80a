import { Cloud, MANAGEMENT_ID, refusal } from '../../testing/cloud';

describe('a VPC', () => {
  it('has a default security group and a default network ACL, for all its subnets', async () => {
    const cloud = new Cloud();
    const [one, other] = [
      (await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/19' })).Vpc.VpcId,
      (await cloud.call('ec2:CreateVpc', { CidrBlock: '10.1.0.0/19' })).Vpc.VpcId,
    ];
    const { Subnet } = await cloud.call('ec2:CreateSubnet', { VpcId: one, CidrBlock: '10.0.0.0/24' });
    const of = (VpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] });
    const { SecurityGroups } = await cloud.call('ec2:DescribeSecurityGroups', of(one));
    const GroupId = SecurityGroups[0].GroupId;
    expect(SecurityGroups).toMatchObject([
      {
        GroupName: 'default',
        VpcId: one,
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId, UserId: MANAGEMENT_ID }] }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ]);
    const { NetworkAcls } = await cloud.call('ec2:DescribeNetworkAcls', of(one));
    expect(NetworkAcls).toMatchObject([{ IsDefault: true, VpcId: one, Associations: [{ SubnetId: Subnet.SubnetId }] }]);
    const { SecurityGroups: theirs } = await cloud.call('ec2:DescribeSecurityGroups', of(other));
    expect(theirs[0].GroupId).not.toBe(GroupId);
    expect((await cloud.call('ec2:DescribeSecurityGroups', { GroupIds: [GroupId] })).SecurityGroups).toHaveLength(1);
  });

  it('takes them along when it goes', async () => {
    const cloud = new Cloud();
    const { Vpc } = await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/19' });
    const [{ SecurityGroups }, { NetworkAcls }] = [
      await cloud.call('ec2:DescribeSecurityGroups'),
      await cloud.call('ec2:DescribeNetworkAcls'),
    ];
    await cloud.call('ec2:DeleteVpc', { VpcId: Vpc.VpcId });
    await expect(
      cloud.call('ec2:DescribeSecurityGroups', { GroupIds: [SecurityGroups[0].GroupId] }),
    ).rejects.toMatchObject(refusal('InvalidGroup.NotFound'));
    await expect(
      cloud.call('ec2:DescribeNetworkAcls', { NetworkAclIds: [NetworkAcls[0].NetworkAclId] }),
    ).rejects.toMatchObject(refusal('InvalidNetworkAclID.NotFound'));
  });

  it('has the DHCP options of its region', async () => {
    const cloud = new Cloud();
    const optionsIn = async (region: string, CidrBlock: string): Promise<string> =>
      (await cloud.call('ec2:CreateVpc', { CidrBlock }, { region })).Vpc.DhcpOptionsId;
    const first = await optionsIn('us-east-1', '10.0.0.0/19');
    expect(first).toMatch(/^dopt-0[0-9a-f]{16}$/);
    expect(await optionsIn('us-east-1', '10.1.0.0/19')).toBe(first);
    expect(await optionsIn('eu-west-2', '10.0.0.0/19')).not.toBe(first);
  });
});
