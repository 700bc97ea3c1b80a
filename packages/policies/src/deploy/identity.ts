// The permission boundary and the identity provider of an account.
import * as iam from '@pulumi/aws/iam';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import type { IamPolicy, SamlProvider } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';

/** Registers a customer managed policy. */
export function deployIamPolicy(policy: IamPolicy, deployment: Deployment, options: CustomResourceOptions): void {
  const { name, path, description, document } = policy.properties;
  const deployed = new iam.Policy(name, { name, path, description, policy: deployment.document(document) }, options);
  deployment.registered(policy.address, { arn: deployed.arn, id: deployed.id });
}

/** Registers the SAML provider whose assertions the federated roles trust. */
export function deploySamlProvider(
  provider: SamlProvider,
  deployment: Deployment,
  options: CustomResourceOptions,
): void {
  const { name, metadata } = provider.properties;
  const deployed = new iam.SamlProvider(name, { name, samlMetadataDocument: metadata }, options);
  deployment.registered(provider.address, { arn: deployed.arn, id: deployed.id });
}
