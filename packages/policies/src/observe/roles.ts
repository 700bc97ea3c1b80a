// Reads roles.
import { paginateListRoles, type IAMClient, type Role, type RoleDetail } from '@aws-sdk/client-iam';
import { LANDING_ZONE_PATH } from '@microaccounts/resources';
import { answered, tagsOf } from '@microaccounts/resources/observe';
import { decodedPolicy, type Found } from './document';

/** The longest session of a role that says nothing of it, in seconds (IAM API Reference, "CreateRole"). */
const DEFAULT_SESSION = 3600;

/**
 * Roles under the landing zone's path from their details, with description and session duration, which the details lack
 * and ListRoles has (IAM API Reference, "RoleDetail").
 */
export async function readRoles(client: IAMClient, details: readonly RoleDetail[]): Promise<Found[]> {
  const listed = new Map<string | undefined, Role>();
  for await (const page of paginateListRoles({ client }, { PathPrefix: LANDING_ZONE_PATH }))
    for (const role of page.Roles ?? []) listed.set(role.RoleName, role);
  return details.map((detail) => {
    const name = answered(detail.RoleName, 'RoleName');
    const role = listed.get(name);
    return {
      kind: 'role',
      ids: { id: name, arn: answered(detail.Arn, 'Role.Arn') },
      properties: {
        name,
        path: answered(detail.Path, 'Path'),
        description: role?.Description ?? '',
        trustPolicy: decodedPolicy(detail.AssumeRolePolicyDocument, 'AssumeRolePolicyDocument'),
        permissionsBoundary: detail.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
        managedPolicies: (detail.AttachedManagedPolicies ?? [])
          .map(({ PolicyArn }) => answered(PolicyArn, 'PolicyArn'))
          .sort(),
        inlinePolicies: Object.fromEntries(
          (detail.RolePolicyList ?? []).map(({ PolicyName, PolicyDocument }) => [
            answered(PolicyName, 'PolicyName'),
            decodedPolicy(PolicyDocument, 'PolicyDocument'),
          ]),
        ),
        maxSessionDuration: role?.MaxSessionDuration ?? DEFAULT_SESSION,
        tags: tagsOf((detail.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
      },
    };
  });
}
