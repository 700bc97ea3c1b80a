// What an account gets of the network: its place in the shares, and the facts that its own code reads.
import * as ram from '@pulumi/aws/ram';
import * as ssm from '@pulumi/aws/ssm';
import type * as pulumi from '@pulumi/pulumi';
import type { Parameter, PrincipalAssociation } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { regionOf } from '@microaccounts/resources/imports';
import { belowAccount } from '../imports';

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
