// What AWS says of the organization that the credentials belong to.
import * as aws from '@pulumi/aws';
import type { ExistingOrganization } from '../plan/organization';

export async function existingOrganization(provider: aws.Provider): Promise<ExistingOrganization> {
  const found = await aws.organizations.getOrganization({}, { provider });
  return {
    id: found.id,
    managementAccountId: found.masterAccountId,
    featureSet: found.featureSet,
    trustedServices: found.awsServiceAccessPrincipals ?? [],
    policyTypes: found.enabledPolicyTypes ?? [],
  };
}
