// An organization, as the bootstrap program leaves it: there is no account but the management account.
import {
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { POLICY_TYPES, TRUSTED_SERVICES } from '@microaccounts/account-factory';

export async function foundOrganization(organizations: OrganizationsClient): Promise<void> {
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
  for (const PolicyType of POLICY_TYPES)
    await organizations.send(new EnablePolicyTypeCommand({ RootId: root?.Id, PolicyType }));
  for (const ServicePrincipal of Object.keys(TRUSTED_SERVICES))
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
}
