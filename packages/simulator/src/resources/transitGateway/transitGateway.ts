// aws.ec2transitgateway.TransitGateway: settings are words, `enable` and `disable`.
import type { TransitGateway } from '@aws-sdk/client-ec2';
import { eventually, orGone, type AwsAccess } from '../awsAccess';
import { optionalNumber, optionalText, text, type Properties } from '../properties';
import { regional } from '../resourceType';
import { tagSpecifications, updateTags } from '../ec2/resourceTags';
import { tagsOf } from '../tags';

type Setting = 'enable' | 'disable';

export const transitGateway = regional({
  token: 'aws:ec2transitgateway/transitGateway:TransitGateway',
  inputs: {
    amazonSideAsn: { default: 64512 },
    description: {},
    autoAcceptSharedAttachments: { default: 'disable' },
    defaultRouteTableAssociation: { default: 'enable' },
    defaultRouteTablePropagation: { default: 'enable' },
    dnsSupport: { default: 'enable' },
    vpnEcmpSupport: { default: 'enable' },
    multicastSupport: { default: 'disable', replaces: true },
    tags: {},
  },
  async create(aws, inputs, made) {
    const description = optionalText(inputs, 'description');
    const { TransitGateway } = await aws.call('ec2', 'createTransitGateway', {
      ...(description === undefined ? {} : { Description: description }),
      Options: { ...optionsOf(inputs), MulticastSupport: text(inputs, 'multicastSupport') as Setting },
      ...tagSpecifications('transit-gateway', inputs),
    });
    const id = TransitGateway?.TransitGatewayId ?? '';
    made(id);
    await available(aws, id);
    return id;
  },
  async read(aws, id) {
    const found = await describeTransitGateway(aws, id);
    if (found === undefined) return null;
    const options = found.Options ?? {};
    return {
      id,
      outputs: {
        arn: found.TransitGatewayArn,
        ownerId: found.OwnerId,
        description: found.Description ?? '',
        amazonSideAsn: options.AmazonSideAsn,
        associationDefaultRouteTableId: options.AssociationDefaultRouteTableId ?? '',
        propagationDefaultRouteTableId: options.PropagationDefaultRouteTableId ?? '',
        autoAcceptSharedAttachments: options.AutoAcceptSharedAttachments,
        defaultRouteTableAssociation: options.DefaultRouteTableAssociation,
        defaultRouteTablePropagation: options.DefaultRouteTablePropagation,
        dnsSupport: options.DnsSupport,
        vpnEcmpSupport: options.VpnEcmpSupport,
        multicastSupport: options.MulticastSupport,
        tags: tagsOf(found.Tags),
      },
    };
  },
  async update(aws, id, change) {
    if ([...change.changed].some((name) => name !== 'tags')) {
      const Description = optionalText(change.new, 'description') ?? '';
      await aws.call('ec2', 'modifyTransitGateway', {
        TransitGatewayId: id,
        Description,
        Options: optionsOf(change.new),
      });
      await available(aws, id);
    }
    await updateTags(aws, id, change);
  },
  async delete(aws, id) {
    const request = aws.call('ec2', 'deleteTransitGateway', { TransitGatewayId: id });
    await orGone(request, 'InvalidTransitGatewayID.NotFound');
    const gone = (): Promise<TransitGateway | undefined> => describeTransitGateway(aws, id);
    await eventually(`deletion of ${id}`, gone, (found) => found === undefined);
  },
});

/** A Transit Gateway that exists: AWS keeps showing deleted ones for a while. */
export async function describeTransitGateway(aws: AwsAccess, id: string): Promise<TransitGateway | undefined> {
  const question = aws.call('ec2', 'describeTransitGateways', { TransitGatewayIds: [id] });
  const found = (await orGone(question, 'InvalidTransitGatewayID.NotFound'))?.TransitGateways?.[0];
  return found?.State === 'deleted' ? undefined : found;
}

async function available(aws: AwsAccess, id: string): Promise<void> {
  await eventually(
    `${id}`,
    () => describeTransitGateway(aws, id),
    (found) => found?.State === 'available',
  );
}

function optionsOf(inputs: Properties): {
  AmazonSideAsn: number;
  AutoAcceptSharedAttachments: Setting;
  DefaultRouteTableAssociation: Setting;
  DefaultRouteTablePropagation: Setting;
  DnsSupport: Setting;
  VpnEcmpSupport: Setting;
} {
  const setting = (name: string): Setting => text(inputs, name) as Setting;
  return {
    AmazonSideAsn: optionalNumber(inputs, 'amazonSideAsn') ?? 64512,
    AutoAcceptSharedAttachments: setting('autoAcceptSharedAttachments'),
    DefaultRouteTableAssociation: setting('defaultRouteTableAssociation'),
    DefaultRouteTablePropagation: setting('defaultRouteTablePropagation'),
    DnsSupport: setting('dnsSupport'),
    VpnEcmpSupport: setting('vpnEcmpSupport'),
  };
}
