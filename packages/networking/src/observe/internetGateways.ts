// Reads internet gateways.
import { paginateDescribeInternetGateways, type EC2Client } from '@aws-sdk/client-ec2';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';
import { ec2Tags, type Place } from './place';

/** The internet gateways of the account; one that is attached to no VPC has `vpc: null`. */
export async function readInternetGateways(client: EC2Client, place: Place): Promise<ObservedResource[]> {
  const found: ObservedResource[] = [];
  for await (const page of paginateDescribeInternetGateways({ client }, {})) {
    for (const { InternetGatewayId, Attachments, Tags } of page.InternetGateways ?? []) {
      const ids = { id: answered(InternetGatewayId, 'InternetGatewayId') };
      const properties = { vpc: Attachments?.[0]?.VpcId ?? null, tags: ec2Tags(Tags) };
      found.push({ kind: 'internet-gateway', ...place, ids, properties });
    }
  }
  return found;
}
