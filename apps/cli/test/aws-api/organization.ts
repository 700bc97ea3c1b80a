// An organization, as it is before the first deployment: SCPs are enabled, and there is no account but the management account.
import {
  CreateOrganizationCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';

export async function foundOrganization(organizations: OrganizationsClient): Promise<void> {
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
  const enable = { RootId: root?.Id, PolicyType: 'SERVICE_CONTROL_POLICY' } as const;
  await organizations.send(new EnablePolicyTypeCommand(enable));
}
