// aws.ec2transitgateway.VpcAttachment: one subnet per zone of a VPC, attached to a Transit Gateway.
import type { TransitGatewayVpcAttachment } from '@aws-sdk/client-ec2';
import { eventually, orGone, type AwsAccess } from '../awsAccess';
import { flag, text, texts, type Properties } from '../properties';
import { regional } from '../resourceType';
import { tagSpecifications, updateTags } from '../ec2/resourceTags';
import { tagsOf } from '../tags';
import { describeTransitGateway } from './transitGateway';

type Setting = 'enable' | 'disable';

export const vpcAttachment = regional({
  token: 'aws:ec2transitgateway/vpcAttachment:VpcAttachment',
  inputs: {
    transitGatewayId: { required: true, replaces: true },
    vpcId: { required: true, replaces: true },
    subnetIds: { required: true, compare: 'set' },
    applianceModeSupport: { default: 'disable' },
    dnsSupport: { default: 'enable' },
    ipv6Support: { default: 'disable' },
    transitGatewayDefaultRouteTableAssociation: { default: true },
    transitGatewayDefaultRouteTablePropagation: { default: true },
    tags: {},
  },
  unique: ['transitGatewayId', 'vpcId'],
  async create(aws, inputs, made) {
    await refuseDetour(aws, inputs);
    const { TransitGatewayVpcAttachment } = await aws.call('ec2', 'createTransitGatewayVpcAttachment', {
      TransitGatewayId: text(inputs, 'transitGatewayId'),
      VpcId: text(inputs, 'vpcId'),
      SubnetIds: texts(inputs, 'subnetIds'),
      Options: optionsOf(inputs),
      ...tagSpecifications('transit-gateway-attachment', inputs),
    });
    const id = TransitGatewayVpcAttachment?.TransitGatewayAttachmentId ?? '';
    made(id);
    await usable(aws, id);
    return id;
  },
  async read(aws, id) {
    const found = await describeAttachment(aws, id);
    if (found === undefined) return null;
    const gateway = await describeTransitGateway(aws, found.TransitGatewayId ?? '');
    return {
      id,
      outputs: {
        arn: `arn:aws:ec2:${aws.region}:${found.VpcOwnerId ?? ''}:transit-gateway-attachment/${id}`,
        transitGatewayId: found.TransitGatewayId,
        vpcId: found.VpcId,
        vpcOwnerId: found.VpcOwnerId,
        subnetIds: found.SubnetIds,
        applianceModeSupport: found.Options?.ApplianceModeSupport ?? 'disable',
        dnsSupport: found.Options?.DnsSupport ?? 'enable',
        ipv6Support: found.Options?.Ipv6Support ?? 'disable',
        transitGatewayDefaultRouteTableAssociation: gateway?.Options?.DefaultRouteTableAssociation === 'enable',
        transitGatewayDefaultRouteTablePropagation: gateway?.Options?.DefaultRouteTablePropagation === 'enable',
        tags: tagsOf(found.Tags),
      },
    };
  },
  async update(aws, id, change) {
    const [before, after] = [texts(change.old, 'subnetIds'), texts(change.new, 'subnetIds')];
    await aws.call('ec2', 'modifyTransitGatewayVpcAttachment', {
      TransitGatewayAttachmentId: id,
      AddSubnetIds: after.filter((subnet) => !before.includes(subnet)),
      RemoveSubnetIds: before.filter((subnet) => !after.includes(subnet)),
      Options: optionsOf(change.new),
    });
    await usable(aws, id);
    await updateTags(aws, id, change);
  },
  async delete(aws, id) {
    const request = aws.call('ec2', 'deleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id });
    await orGone(request, 'InvalidTransitGatewayAttachmentID.NotFound');
    await eventually(
      `deletion of ${id}`,
      () => describeAttachment(aws, id),
      (found) => found === undefined,
    );
  },
});

/** Gateways of a landing zone have no default route tables; taking an attachment off one is not simulated. */
async function refuseDetour(aws: AwsAccess, inputs: Properties): Promise<void> {
  const options = (await describeTransitGateway(aws, text(inputs, 'transitGatewayId')))?.Options;
  const detours =
    (options?.DefaultRouteTableAssociation === 'enable' &&
      !flag(inputs, 'transitGatewayDefaultRouteTableAssociation')) ||
    (options?.DefaultRouteTablePropagation === 'enable' && !flag(inputs, 'transitGatewayDefaultRouteTablePropagation'));
  if (detours)
    throw new Error('the simulated provider does not take an attachment off the default route table of its gateway');
}

/** An attachment that exists: AWS keeps showing deleted ones for a while. */
async function describeAttachment(aws: AwsAccess, id: string): Promise<TransitGatewayVpcAttachment | undefined> {
  const question = aws.call('ec2', 'describeTransitGatewayVpcAttachments', { TransitGatewayAttachmentIds: [id] });
  const answer = await orGone(question, 'InvalidTransitGatewayAttachmentID.NotFound');
  const found = answer?.TransitGatewayVpcAttachments?.[0];
  return found?.State === 'deleted' ? undefined : found;
}

async function usable(aws: AwsAccess, id: string): Promise<void> {
  const settled = ['available', 'pendingAcceptance'];
  await eventually(
    `${id}`,
    () => describeAttachment(aws, id),
    (found) => settled.includes(found?.State ?? ''),
  );
}

function optionsOf(inputs: Properties): Record<'ApplianceModeSupport' | 'DnsSupport' | 'Ipv6Support', Setting> {
  return {
    ApplianceModeSupport: text(inputs, 'applianceModeSupport') as Setting,
    DnsSupport: text(inputs, 'dnsSupport') as Setting,
    Ipv6Support: text(inputs, 'ipv6Support') as Setting,
  };
}
