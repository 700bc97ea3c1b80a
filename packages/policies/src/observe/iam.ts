// Reads the IAM of an account: roles, customer managed policies and SAML providers of the landing zone.
import {
  paginateGetAccountAuthorizationDetails,
  type IAMClient,
  type ManagedPolicyDetail,
  type RoleDetail,
} from '@aws-sdk/client-iam';
import { LANDING_ZONE_PATH, type ObservedResource } from '@microaccounts/resources';
import { readIamPolicies } from './iamPolicies';
import { readRoles } from './roles';
import { readSamlProviders } from './samlProviders';

/**
 * Roles and policies under the landing zone's path, and all SAML providers, which have no path; the rest of
 * an account's IAM is its team's. One sweep of the account
 * (at most 1,000 things a page) and what the sweep leaves out: descriptions and session durations.
 */
export async function readIam(client: IAMClient, accountId: string): Promise<ObservedResource[]> {
  const roles: RoleDetail[] = [];
  const policies: ManagedPolicyDetail[] = [];
  const sweep = { Filter: ['Role' as const, 'LocalManagedPolicy' as const] };
  for await (const page of paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, sweep)) {
    roles.push(...(page.RoleDetailList ?? []));
    policies.push(...(page.Policies ?? []));
  }
  const found = [
    ...(await readIamPolicies(client, policies.filter(isOfLandingZone))),
    ...(await readSamlProviders(client)),
    ...(await readRoles(client, roles.filter(isOfLandingZone))),
  ];
  return found.map((thing) => ({ ...thing, accountId, region: null }));
}

/** Something under the path; by that, AWS's service-linked and Identity Center's roles are not. */
function isOfLandingZone({ Path }: { Path?: string | undefined }): boolean {
  return Path?.startsWith(LANDING_ZONE_PATH) === true;
}
