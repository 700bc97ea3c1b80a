// aws.ec2.RouteTable, without inline routes: those are resources of their own.
import type { RouteTable } from '@aws-sdk/client-ec2';
import { orGone, type AwsAccess } from '../awsAccess';
import { text } from '../properties';
import { regional } from '../resourceType';
import { tagsOf } from '../tags';
import { tagSpecifications, updateTags } from './resourceTags';

export const routeTable = regional({
  token: 'aws:ec2/routeTable:RouteTable',
  inputs: { vpcId: { required: true, replaces: true }, tags: {} },
  async create(aws, inputs) {
    const request = { VpcId: text(inputs, 'vpcId'), ...tagSpecifications('route-table', inputs) };
    return (await aws.call('ec2', 'createRouteTable', request)).RouteTable?.RouteTableId ?? '';
  },
  async read(aws, id) {
    const found = await describeRouteTable(aws, id);
    if (found === undefined) return null;
    const arn = `arn:aws:ec2:${aws.region}:${found.OwnerId ?? ''}:route-table/${id}`;
    return { id, outputs: { arn, vpcId: found.VpcId, ownerId: found.OwnerId, tags: tagsOf(found.Tags) } };
  },
  update: updateTags,
  async delete(aws, id) {
    await orGone(aws.call('ec2', 'deleteRouteTable', { RouteTableId: id }), 'InvalidRouteTableID.NotFound');
  },
});

/** A route table by its id; undefined if it does not exist. */
export async function describeRouteTable(aws: AwsAccess, id: string): Promise<RouteTable | undefined> {
  const question = aws.call('ec2', 'describeRouteTables', { RouteTableIds: [id] });
  return (await orGone(question, 'InvalidRouteTableID.NotFound'))?.RouteTables?.[0];
}
