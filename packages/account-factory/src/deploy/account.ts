// Vending: the account itself and the organizational units that it goes into.
import * as organizations from '@pulumi/aws/organizations';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { ACCESS_ROLE, MANAGEMENT, type Account, type OrganizationalUnit } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { organizationalUnitName } from '../imports';

/** Registers an organizational unit. Its logical name is its path: AWS cannot re-parent one, so another path is another unit. */
export function deployOrganizationalUnit(
  unit: OrganizationalUnit,
  deployment: Deployment,
  options: CustomResourceOptions,
): void {
  const { name, parent } = unit.properties;
  const deployed = new organizations.OrganizationalUnit(
    organizationalUnitName(unit),
    { name, parentId: deployment.resolve(parent) },
    { ...options, provider: deployment.provider(MANAGEMENT) },
  );
  deployment.registered(unit.address, { id: deployed.id });
}

/**
 * Registers an account. It is protected and retained: Pulumi neither deletes nor replaces it. `roleName` and
 * `iamUserAccessToBilling` cannot be read back, and a change of either would replace the account (pulumi-aws, "Account").
 */
export function deployAccount(account: Account, deployment: Deployment, options: CustomResourceOptions): void {
  const { name, email, parent, tags } = account.properties;
  const deployed = new organizations.Account(
    account.account,
    {
      name,
      email,
      parentId: deployment.resolve(parent),
      roleName: ACCESS_ROLE,
      closeOnDeletion: false,
      tags: deployment.map(tags),
    },
    {
      ...options,
      provider: deployment.provider(MANAGEMENT),
      protect: true,
      retainOnDelete: true,
      ignoreChanges: ['roleName', 'iamUserAccessToBilling'],
    },
  );
  deployment.registered(account.address, { id: deployed.id });
}
