// aws.ec2.InternetGateway: made, then attached to its VPC.
import { orGone, type AwsAccess } from '../awsAccess';
import { optionalText } from '../properties';
import { regional } from '../resourceType';
import { tagsOf } from '../tags';
import { tagSpecifications, updateTags } from './resourceTags';

export const internetGateway = regional({
  token: 'aws:ec2/internetGateway:InternetGateway',
  inputs: { vpcId: { computed: true }, tags: {} },
  async create(aws, inputs, made) {
    const request = tagSpecifications('internet-gateway', inputs);
    const id = (await aws.call('ec2', 'createInternetGateway', request)).InternetGateway?.InternetGatewayId ?? '';
    made(id);
    await attach(aws, id, optionalText(inputs, 'vpcId'));
    return id;
  },
  async read(aws, id) {
    const question = aws.call('ec2', 'describeInternetGateways', { InternetGatewayIds: [id] });
    const found = (await orGone(question, 'InvalidInternetGatewayID.NotFound'))?.InternetGateways?.[0];
    if (found === undefined) return null;
    const arn = `arn:aws:ec2:${aws.region}:${found.OwnerId ?? ''}:internet-gateway/${id}`;
    const vpcId = found.Attachments?.[0]?.VpcId ?? '';
    return { id, outputs: { arn, vpcId, ownerId: found.OwnerId, tags: tagsOf(found.Tags) } };
  },
  async update(aws, id, change) {
    if (change.changed.has('vpcId')) {
      await detach(aws, id, optionalText(change.old, 'vpcId'));
      await attach(aws, id, optionalText(change.new, 'vpcId'));
    }
    await updateTags(aws, id, change);
  },
  async delete(aws, id, state) {
    await detach(aws, id, optionalText(state, 'vpcId'));
    const request = aws.call('ec2', 'deleteInternetGateway', { InternetGatewayId: id });
    await orGone(request, 'InvalidInternetGatewayID.NotFound');
  },
});

async function attach(aws: AwsAccess, InternetGatewayId: string, VpcId: string | undefined): Promise<void> {
  if (VpcId !== undefined && VpcId !== '') await aws.call('ec2', 'attachInternetGateway', { InternetGatewayId, VpcId });
}

async function detach(aws: AwsAccess, InternetGatewayId: string, VpcId: string | undefined): Promise<void> {
  if (VpcId === undefined || VpcId === '') return;
  const request = aws.call('ec2', 'detachInternetGateway', { InternetGatewayId, VpcId });
  await orGone(request, 'Gateway.NotAttached', 'InvalidInternetGatewayID.NotFound', 'InvalidVpcID.NotFound');
}
