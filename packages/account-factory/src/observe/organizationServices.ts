// Reads which services of AWS work across the organization, and which accounts administer them.
import {
  paginateListAWSServiceAccessForOrganization,
  paginateListDelegatedAdministrators,
  paginateListDelegatedServicesForAccount,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { ObservedResource } from '@microaccounts/resources';
import { answered, inParallel } from '@microaccounts/resources/observe';

/** The services with trusted access, whoever turned it on: a person, a program, or the service's own console. */
export async function readTrustedServices(
  client: OrganizationsClient,
  managementAccountId: string,
): Promise<ObservedResource[]> {
  const services: ObservedResource[] = [];
  for await (const page of paginateListAWSServiceAccessForOrganization({ client }, {}))
    for (const { ServicePrincipal } of page.EnabledServicePrincipals ?? []) {
      const servicePrincipal = answered(ServicePrincipal, 'EnabledServicePrincipal.ServicePrincipal');
      services.push({
        kind: 'trusted-service',
        accountId: managementAccountId,
        region: null,
        ids: { id: servicePrincipal },
        properties: { servicePrincipal },
      });
    }
  return services;
}

/** ⚠ inference: no page names a rate for ListDelegatedServicesForAccount; with few at once the SDK's retries suffice. */
const AT_ONCE = 2;

/** One for each account and service: a call for each account that administers any. */
export async function readDelegatedAdministrators(
  client: OrganizationsClient,
  managementAccountId: string,
): Promise<ObservedResource[]> {
  const accounts: string[] = [];
  for await (const page of paginateListDelegatedAdministrators({ client }, {}))
    for (const { Id } of page.DelegatedAdministrators ?? []) accounts.push(answered(Id, 'DelegatedAdministrator.Id'));
  const found = await inParallel(AT_ONCE, accounts, async (account) => {
    const services: ObservedResource[] = [];
    for await (const page of paginateListDelegatedServicesForAccount({ client }, { AccountId: account }))
      for (const { ServicePrincipal } of page.DelegatedServices ?? []) {
        const servicePrincipal = answered(ServicePrincipal, 'DelegatedService.ServicePrincipal');
        services.push({
          kind: 'delegated-administrator',
          accountId: managementAccountId,
          region: null,
          ids: { id: `${account}:${servicePrincipal}` },
          properties: { account, servicePrincipal },
        });
      }
    return services;
  });
  return found.flat();
}
