// The organization, and that Resource Access Manager shares within it.
import * as organizations from '@pulumi/aws/organizations';
import * as ram from '@pulumi/aws/ram';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import type { Deployment } from '@microaccounts/resources/deploy';
import { ORGANIZATION, type OrganizationSpec } from '../plan/organization';

/** Registers the organization; no run ever deletes it, or turns sharing off. */
export function deployOrganization(
  spec: OrganizationSpec,
  deployment: Deployment,
  options: CustomResourceOptions,
): void {
  const { importId, frozen } = spec;
  const kept = { ...options, protect: true, retainOnDelete: true };
  const deployed = new organizations.Organization(
    'organization',
    {
      featureSet: 'ALL',
      awsServiceAccessPrincipals: [...spec.trustedServices],
      enabledPolicyTypes: [...spec.policyTypes],
    },
    {
      ...kept,
      ...(importId === null ? {} : { import: importId }),
      ignoreChanges: frozen ? ['awsServiceAccessPrincipals', 'enabledPolicyTypes'] : [],
    },
  );
  deployment.registered(ORGANIZATION, { id: deployed.id });
  // Trusted access alone does not make the service-linked role (RAM User Guide, "Enable resource sharing within AWS Organizations").
  new ram.SharingWithOrganization('organization', {}, { ...kept, dependsOn: deployed });
}
