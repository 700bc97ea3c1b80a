// Reads VPCs with their subnets, internet gateways and route tables.
import { DescribeVpcAttributeCommand, paginateDescribeVpcs, type EC2Client, type Vpc } from '@aws-sdk/client-ec2';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';
import { readInternetGateways } from './internetGateways';
import { ec2Tags, type Place } from './place';
import { readRouteTables } from './routeTables';
import { readSubnets } from './subnets';

/** The VPCs of the account in the region and what is in them; AWS's default VPC is left out with all that is in it. */
export async function readVpcs(client: EC2Client, place: Place): Promise<ObservedResource[]> {
  const vpcs: Vpc[] = [];
  const owned = { Filters: [{ Name: 'owner-id', Values: [place.accountId] }] };
  for await (const page of paginateDescribeVpcs({ client }, owned)) vpcs.push(...(page.Vpcs ?? []));
  const defaults = new Set(
    vpcs.flatMap(({ VpcId, IsDefault }) => (IsDefault === true && VpcId !== undefined ? [VpcId] : [])),
  );
  const found: ObservedResource[] = [];
  for (const vpc of vpcs) if (vpc.IsDefault !== true) found.push(await readVpc(client, place, vpc));
  const inside = [
    ...(await readSubnets(client, place)),
    ...(await readInternetGateways(client, place)),
    ...(await readRouteTables(client, place)),
  ];
  return [...found, ...inside.filter(({ properties }) => !defaults.has(properties['vpc'] as string))];
}

async function readVpc(client: EC2Client, place: Place, vpc: Vpc): Promise<ObservedResource> {
  const id = answered(vpc.VpcId, 'VpcId');
  const tags = ec2Tags(vpc.Tags);
  const attribute = async (Attribute: 'enableDnsHostnames' | 'enableDnsSupport'): Promise<boolean> => {
    const answer = await client.send(new DescribeVpcAttributeCommand({ VpcId: id, Attribute }));
    return (Attribute === 'enableDnsHostnames' ? answer.EnableDnsHostnames : answer.EnableDnsSupport)?.Value === true;
  };
  return {
    kind: 'vpc',
    ...place,
    ids: { id },
    properties: {
      name: tags['Name'] ?? '',
      cidr: answered(vpc.CidrBlock, 'CidrBlock'),
      dnsHostnames: await attribute('enableDnsHostnames'),
      dnsSupport: await attribute('enableDnsSupport'),
      tags,
    },
  };
}
