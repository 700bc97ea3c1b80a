// What a region's network has beside its VPCs: the Transit Gateway and the shares.
import * as transitGateways from '@pulumi/aws/ec2transitgateway';
import * as ram from '@pulumi/aws/ram';
import type * as pulumi from '@pulumi/pulumi';
import { nameTag, type ResourceAssociation, type ResourceShare, type TransitGateway } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { resourceAssociationName } from '../imports';

/** Registers the Transit Gateway of a region: what it carries is what somebody decided, so nothing is accepted or routed by default. */
export function deployTransitGateway(
  gateway: TransitGateway,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const {
    asn,
    description,
    autoAcceptSharedAttachments,
    defaultRouteTableAssociation,
    defaultRouteTablePropagation,
    tags,
  } = gateway.properties;
  const deployed = new transitGateways.TransitGateway(
    nameTag(tags),
    {
      amazonSideAsn: asn,
      description,
      autoAcceptSharedAttachments: enabled(autoAcceptSharedAttachments),
      defaultRouteTableAssociation: enabled(defaultRouteTableAssociation),
      defaultRouteTablePropagation: enabled(defaultRouteTablePropagation),
      tags: deployment.map(tags),
    },
    { ...options, protect: true },
  );
  deployment.registered(gateway.address, { id: deployed.id, arn: deployed.arn });
}

/** Registers a resource share; who it is for is said by the accounts that use it. */
export function deployResourceShare(
  share: ResourceShare,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const { name, allowExternalPrincipals, tags } = share.properties;
  const deployed = new ram.ResourceShare(name, { name, allowExternalPrincipals, tags: deployment.map(tags) }, options);
  deployment.registered(share.address, { arn: deployed.arn });
}

/** Registers that a share shares a subnet. */
export function deployResourceAssociation(
  association: ResourceAssociation,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const { share, resource } = association.properties;
  new ram.ResourceAssociation(
    resourceAssociationName(association),
    { resourceShareArn: deployment.resolve(share), resourceArn: deployment.resolve(resource) },
    options,
  );
}

function enabled(value: boolean): string {
  return value ? 'enable' : 'disable';
}
