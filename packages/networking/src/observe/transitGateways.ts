// Reads transit gateways and their attachments of VPCs.
import {
  paginateDescribeTransitGateways,
  paginateDescribeTransitGatewayVpcAttachments,
  type EC2Client,
  type TransitGateway,
  type TransitGatewayVpcAttachment,
} from '@aws-sdk/client-ec2';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';
import { ec2Tags, type Place } from './place';

/** States of what is gone or going (Amazon EC2 API Reference, "TransitGateway", "TransitGatewayVpcAttachment"). */
const LEAVING = ['deleting', 'deleted', 'failed', 'failing', 'rejected', 'rejecting', 'rollingBack'];

/** The transit gateways that the account owns and the attachments of its VPCs. */
export async function readTransitGateways(client: EC2Client, place: Place): Promise<ObservedResource[]> {
  const found: ObservedResource[] = [];
  const owned = { Filters: [{ Name: 'owner-id', Values: [place.accountId] }] };
  for await (const page of paginateDescribeTransitGateways({ client }, owned)) {
    for (const gateway of page.TransitGateways ?? []) if (isThere(gateway)) found.push(transitGateway(gateway, place));
  }
  for await (const page of paginateDescribeTransitGatewayVpcAttachments({ client }, {})) {
    for (const one of page.TransitGatewayVpcAttachments ?? []) if (isThere(one)) found.push(attachment(one, place));
  }
  return found;
}

function isThere({ State }: TransitGateway | TransitGatewayVpcAttachment): boolean {
  return !LEAVING.includes(State ?? '');
}

function transitGateway(
  { TransitGatewayId, Description, Options, Tags }: TransitGateway,
  place: Place,
): ObservedResource {
  const enabled = (option: 'enable' | 'disable' | undefined): boolean => option === 'enable';
  return {
    kind: 'transit-gateway',
    ...place,
    ids: { id: answered(TransitGatewayId, 'TransitGatewayId') },
    properties: {
      asn: answered(Options?.AmazonSideAsn, 'AmazonSideAsn'),
      description: Description ?? '',
      autoAcceptSharedAttachments: enabled(Options?.AutoAcceptSharedAttachments),
      defaultRouteTableAssociation: enabled(Options?.DefaultRouteTableAssociation),
      defaultRouteTablePropagation: enabled(Options?.DefaultRouteTablePropagation),
      tags: ec2Tags(Tags),
    },
  };
}

function attachment(found: TransitGatewayVpcAttachment, place: Place): ObservedResource {
  return {
    kind: 'transit-gateway-attachment',
    ...place,
    ids: { id: answered(found.TransitGatewayAttachmentId, 'TransitGatewayAttachmentId') },
    properties: {
      transitGateway: answered(found.TransitGatewayId, 'TransitGatewayId'),
      vpc: answered(found.VpcId, 'VpcId'),
      subnets: found.SubnetIds ?? [],
      tags: ec2Tags(found.Tags),
    },
  };
}
