// What an account gets of the network: its place in the shares, and the facts that its own code reads.
import * as ram from '@pulumi/aws/ram';
import * as ssm from '@pulumi/aws/ssm';
import type * as pulumi from '@pulumi/pulumi';
import type { Parameter, PrincipalAssociation } from '@microaccounts/resources';
import type { Deployment, ImportId, Existing } from '@microaccounts/resources/deploy';

/** Registers that a share is for this account. The provider is the network account's, which owns the share. */
export function deployPrincipalAssociation(
  association: PrincipalAssociation,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const { share, principal } = association.properties;
  new ram.PrincipalAssociation(
    belowAccount(association),
    {
      region: regionOf(association),
      resourceShareArn: deployment.resolve(share),
      principal: deployment.text(principal),
    },
    options,
  );
}

/** Registers a network fact as an SSM parameter of the account. */
export function deployParameter(
  parameter: Parameter,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const { name, type, value, description, tags } = parameter.properties;
  new ssm.Parameter(
    belowAccount(parameter),
    { region: regionOf(parameter), name, type, value: deployment.text(value), description, tags: deployment.map(tags) },
    options,
  );
}

export function principalAssociationImport(association: PrincipalAssociation, existing: Existing): ImportId[] {
  const { share, principal } = association.properties;
  const shareArn = existing(share.ref)?.ids['arn'];
  const account = typeof principal === 'string' ? principal : existing(principal.ref)?.ids['id'];
  if (existing(association.address) === undefined || shareArn === undefined || account === undefined) return [];
  return [
    {
      type: 'aws:ram/principalAssociation:PrincipalAssociation',
      name: belowAccount(association),
      id: inRegion(association, `${shareArn},${account}`),
    },
  ];
}

export function parameterImport(parameter: Parameter, existing: Existing): ImportId[] {
  if (existing(parameter.address) === undefined) return [];
  const id = inRegion(parameter, parameter.properties.name);
  return [{ type: 'aws:ssm/parameter:Parameter', name: belowAccount(parameter), id }];
}

/** `<region>/<share>`, `<region>/landing-zone/network/vpc/id`: the address below the account, without the kind. */
function belowAccount({ address }: PrincipalAssociation | Parameter): string {
  return address.replace(/^account\/[^/]+\//, '').replace(/\/(resource-share|parameter)\//, '/');
}

/** The import id of something in another region than its provider's (`@pulumi/aws` 7, "region"). */
function inRegion(resource: PrincipalAssociation | Parameter, id: string): string {
  return `${id}@${regionOf(resource)}`;
}

function regionOf({ region, address }: PrincipalAssociation | Parameter): string {
  if (region === null) throw new TypeError(`\`${address}\` has no region`);
  return region;
}
