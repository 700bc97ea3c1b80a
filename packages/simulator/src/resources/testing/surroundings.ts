// A cloud in which there is something of everything that a resource may refer to.
import { type Cloud } from '../../testing/cloud';
import { POLICY, TRUST } from './documents';

/** What every resource here may be made of. */
export interface Surroundings {
  readonly root: string;
  readonly unit: string;
  readonly account: string;
  readonly scp: string;
  readonly vpc: string;
  readonly subnet: string;
  readonly otherSubnet: string;
  readonly subnetArn: string;
  readonly table: string;
  readonly gateway: string;
  readonly freeVpc: string;
  readonly share: string;
  readonly role: string;
  readonly key: string;
  readonly otherKey: string;
}

/** Makes it. */
export async function surroundings(cloud: Cloud): Promise<Surroundings> {
  const root = await cloud.root();
  const { Policy: scp } = await cloud.call('organizations:CreatePolicy', {
    Name: 'scp',
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: POLICY,
  });
  const { Vpc: vpc } = await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const { Vpc: freeVpc } = await cloud.call('ec2:CreateVpc', { CidrBlock: '10.1.0.0/16' });
  const { Subnet: subnet } = await cloud.call('ec2:CreateSubnet', { VpcId: vpc.VpcId, CidrBlock: '10.0.0.0/24' });
  const { Subnet: other } = await cloud.call('ec2:CreateSubnet', { VpcId: freeVpc.VpcId, CidrBlock: '10.1.0.0/24' });
  const { RouteTable: table } = await cloud.call('ec2:CreateRouteTable', { VpcId: vpc.VpcId });
  const Options = { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' };
  const { TransitGateway: gateway } = await cloud.call('ec2:CreateTransitGateway', { Options });
  const { resourceShare: share } = await cloud.call('ram:CreateResourceShare', {
    name: 'share',
    allowExternalPrincipals: false,
  });
  await cloud.call('iam:CreateRole', { RoleName: 'role', AssumeRolePolicyDocument: TRUST });
  const { KeyMetadata: key } = await cloud.call('kms:CreateKey');
  const { KeyMetadata: otherKey } = await cloud.call('kms:CreateKey');
  // Only what is attached to the gateway can be routed to it.
  const attached = { TransitGatewayId: gateway.TransitGatewayId, VpcId: vpc.VpcId, SubnetIds: [subnet.SubnetId] };
  for (let asked = 0; asked < 3; asked += 1) await cloud.call('ec2:DescribeTransitGateways');
  await cloud.call('ec2:CreateTransitGatewayVpcAttachment', attached);
  return {
    root,
    unit: await cloud.unit('Workloads'),
    account: await cloud.vend('member'),
    scp: scp.PolicySummary.Id,
    vpc: vpc.VpcId,
    freeVpc: freeVpc.VpcId,
    subnet: subnet.SubnetId,
    subnetArn: subnet.SubnetArn,
    otherSubnet: other.SubnetId,
    table: table.RouteTableId,
    gateway: gateway.TransitGatewayId,
    share: share.resourceShareArn,
    role: 'role',
    key: key.KeyId,
    otherKey: otherKey.KeyId,
  };
}
