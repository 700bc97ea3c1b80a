// Reads which accounts are being created.
import { paginateListCreateAccountStatus, type OrganizationsClient } from '@aws-sdk/client-organizations';
import { answered } from '@microaccounts/resources/observe';

/** Names of the accounts whose creation has begun and not ended; AWS does not tell their e-mail addresses. */
export async function readCreationsInProgress(client: OrganizationsClient): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListCreateAccountStatus({ client }, { States: ['IN_PROGRESS'] }))
    for (const { AccountName } of page.CreateAccountStatuses ?? []) names.push(answered(AccountName, 'AccountName'));
  return names;
}
