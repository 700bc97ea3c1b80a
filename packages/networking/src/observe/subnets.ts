// Reads subnets.
import { paginateDescribeSubnets, type EC2Client } from '@aws-sdk/client-ec2';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';
import { ec2Tags, type Place } from './place';

/** The subnets that the account owns, the default VPC's included; those that others share with it are not its own. */
export async function readSubnets(client: EC2Client, place: Place): Promise<ObservedResource[]> {
  const owned = { Filters: [{ Name: 'owner-id', Values: [place.accountId] }] };
  const found: ObservedResource[] = [];
  for await (const page of paginateDescribeSubnets({ client }, owned)) {
    for (const subnet of page.Subnets ?? []) {
      found.push({
        kind: 'subnet',
        ...place,
        ids: { id: answered(subnet.SubnetId, 'SubnetId'), arn: answered(subnet.SubnetArn, 'SubnetArn') },
        properties: {
          vpc: answered(subnet.VpcId, 'VpcId'),
          cidr: answered(subnet.CidrBlock, 'CidrBlock'),
          availabilityZoneId: answered(subnet.AvailabilityZoneId, 'AvailabilityZoneId'),
          mapPublicIp: subnet.MapPublicIpOnLaunch === true,
          tags: ec2Tags(subnet.Tags),
        },
      });
    }
  }
  return found;
}
