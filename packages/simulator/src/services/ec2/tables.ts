// What EC2 keeps in each account and region: networks and transit gateways.
import { type CallContext } from '../../store/callContext';
import { defineTable } from '../../store/table';
import { type Tags } from '../tag';

export interface VpcRow {
  readonly id: string;
  readonly cidr: string;
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  readonly tags: Tags;
}

export interface SubnetRow {
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zoneId: string;
  readonly mapPublicIp: boolean;
  readonly tags: Tags;
}

export interface InternetGatewayRow {
  readonly id: string;
  readonly vpcId: string | null;
  readonly tags: Tags;
}

/** A route beside the local one; `via` is the member of the SDK's `Route` that names the target. */
export interface RouteRow {
  readonly destination: string;
  readonly via: 'GatewayId' | 'TransitGatewayId';
  readonly target: string;
}

export interface RouteTableRow {
  readonly id: string;
  readonly vpcId: string;
  /** `subnetId` is null for the association that makes a table its VPC's main one. */
  readonly associations: readonly { readonly id: string; readonly subnetId: string | null }[];
  readonly routes: readonly RouteRow[];
  readonly tags: Tags;
}

export interface TransitGatewayRow {
  readonly id: string;
  readonly description: string;
  readonly asn: number;
  readonly autoAcceptSharedAttachments: 'enable' | 'disable';
  readonly defaultRouteTableAssociation: 'enable' | 'disable';
  readonly defaultRouteTablePropagation: 'enable' | 'disable';
  readonly dnsSupport: 'enable' | 'disable';
  readonly vpnEcmpSupport: 'enable' | 'disable';
  /** The table that every gateway is made with unless both defaults are disabled. */
  readonly defaultRouteTableId: string | null;
  readonly tags: Tags;
  readonly created: string;
  readonly deleted: string | null;
}

export interface AttachmentRow {
  readonly id: string;
  readonly transitGatewayId: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly dnsSupport: 'enable' | 'disable';
  readonly applianceModeSupport: 'enable' | 'disable';
  readonly tags: Tags;
  readonly created: string;
  readonly deleted: string | null;
}

export const vpcs = defineTable<VpcRow>('ec2/vpcs', 'account-region', {});

export const subnets = defineTable<SubnetRow, 'vpc'>('ec2/subnets', 'account-region', { vpc: (row) => [row.vpcId] });

export const internetGateways = defineTable<InternetGatewayRow, 'vpc'>('ec2/internet-gateways', 'account-region', {
  vpc: (row) => (row.vpcId === null ? [] : [row.vpcId]),
});

export const routeTables = defineTable<RouteTableRow, 'vpc' | 'association' | 'subnet'>(
  'ec2/route-tables',
  'account-region',
  {
    vpc: (row) => [row.vpcId],
    association: (row) => row.associations.map(({ id }) => id),
    subnet: (row) => row.associations.flatMap(({ subnetId }) => subnetId ?? []),
  },
);

export const transitGateways = defineTable<TransitGatewayRow, 'live'>('ec2/transit-gateways', 'account-region', {
  live: (row) => (row.deleted === null ? ['live'] : []),
});

/** The indexes hold what is not deleted. */
export const attachments = defineTable<AttachmentRow, 'vpc' | 'subnet' | 'gateway'>(
  'ec2/attachments',
  'account-region',
  {
    vpc: (row) => (row.deleted === null ? [row.vpcId] : []),
    subnet: (row) => (row.deleted === null ? row.subnetIds : []),
    gateway: (row) => (row.deleted === null ? [row.transitGatewayId] : []),
  },
);

/** How long a deleted transit gateway or attachment stays listed, in the state `deleted`. ⚠ inference: about an hour. */
const LISTED_MILLISECONDS = 60 * 60 * 1000;

export function isListed(context: CallContext, { deleted }: { readonly deleted: string | null }): boolean {
  return deleted === null || context.since(deleted) < LISTED_MILLISECONDS;
}

export function ec2Arn(context: CallContext, type: string, id: string): string {
  return `arn:aws:ec2:${context.region}:${context.accountId}:${type}/${id}`;
}

/** `vpc-0…`: a prefix and 17 hexadecimal digits (Amazon EC2 User Guide, "Resource IDs"). */
export function newId(context: CallContext, prefix: string): string {
  return `${prefix}-0${context.identifiers.hex(16)}`;
}
