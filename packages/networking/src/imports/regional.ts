// Import ids of what an interrupted run of a regional network left behind, awsx's children by the names that awsx gives them.
import {
  nameTag,
  type InternetGateway,
  type Reference,
  type ResourceAssociation,
  type ResourceShare,
  type RouteTable,
  type Subnet,
  type TransitGateway,
  type TransitGatewayAttachment,
  type Vpc,
} from '@microaccounts/resources';
import type { Existing, ImportId } from '@microaccounts/resources/imports';

type NamedByTag = Vpc | Subnet | InternetGateway | TransitGateway | TransitGatewayAttachment;

const TYPES: { readonly [K in NamedByTag['kind']]: string } = {
  vpc: 'aws:ec2/vpc:Vpc',
  subnet: 'aws:ec2/subnet:Subnet',
  'internet-gateway': 'aws:ec2/internetGateway:InternetGateway',
  'transit-gateway': 'aws:ec2transitgateway/transitGateway:TransitGateway',
  'transit-gateway-attachment': 'aws:ec2transitgateway/vpcAttachment:VpcAttachment',
};

/** Resources whose logical name is their `Name` tag and whose import id is their id. */
export function taggedImport({ kind, address, properties }: NamedByTag, existing: Existing): ImportId[] {
  const id = existing(address)?.ids['id'];
  return id === undefined ? [] : [{ type: TYPES[kind], name: nameTag(properties.tags), id }];
}

/** A route table; with it its association and the routes that are ours, where AWS has them already. */
export function routeTableImport({ address, properties }: RouteTable, existing: Existing): ImportId[] {
  const found = existing(address);
  const id = found?.ids['id'];
  if (found === undefined || id === undefined) return [];
  const made = found.properties as RouteTable['properties'];
  const name = nameTag(properties.tags);
  const [subnet] = made.subnets;
  const subnetId = subnet === undefined ? undefined : existing(subnet.ref)?.ids['id'];
  const destinations = new Set(made.routes.map(({ destination }) => destination));
  return [
    { type: 'aws:ec2/routeTable:RouteTable', name, id },
    ...(subnetId === undefined
      ? []
      : [{ type: 'aws:ec2/routeTableAssociation:RouteTableAssociation', name, id: `${subnetId}/${id}` }]),
    ...properties.routes
      .filter(({ destination }) => destinations.has(destination))
      .map(({ destination, target }) => ({
        type: 'aws:ec2/route:Route',
        // awsx names the one that it makes itself like the table.
        name: isTransitGateway(target) ? `${name}/${destination}` : name,
        id: `${id}_${destination}`,
      })),
  ];
}

export function resourceShareImport({ address, properties }: ResourceShare, existing: Existing): ImportId[] {
  const arn = existing(address)?.ids['arn'];
  return arn === undefined ? [] : [{ type: 'aws:ram/resourceShare:ResourceShare', name: properties.name, id: arn }];
}

export function resourceAssociationImport(association: ResourceAssociation, existing: Existing): ImportId[] {
  const share = existing(association.properties.share.ref)?.ids['arn'];
  const resource = existing(association.properties.resource.ref)?.ids['arn'];
  if (existing(association.address) === undefined || share === undefined || resource === undefined) return [];
  const name = resourceAssociationName(association);
  return [{ type: 'aws:ram/resourceAssociation:ResourceAssociation', name, id: `${share},${resource}` }];
}

/** `<share>/<tier>-<zone index>`. */
export function resourceAssociationName({ address }: ResourceAssociation): string {
  return address.replace(/^.*\/resource-share\//, '');
}

/** Whether a route leads to the Transit Gateway: it is ours then, otherwise awsx makes it. */
export function isTransitGateway(target: Reference | string): target is Reference {
  return typeof target !== 'string' && target.ref.endsWith('/transit-gateway');
}
