// Reads whom AWS writes to about an account beside its root user.
import {
  AlternateContactType,
  GetAlternateContactCommand,
  type AccountClient,
  type AlternateContact,
} from '@aws-sdk/client-account';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';

/**
 * The contacts of a member account, asked for by the management account. A call for each type: AWS has none that tells of several
 * (Account Management API Reference, "Actions").
 * @param accountId of the member, 12 digits; the management account must not name itself
 */
export async function readAlternateContacts(client: AccountClient, accountId: string): Promise<ObservedResource[]> {
  const contacts: ObservedResource[] = [];
  for (const type of Object.values(AlternateContactType)) {
    const contact = await readContact(client, accountId, type);
    if (contact !== undefined)
      contacts.push({
        kind: 'alternate-contact',
        accountId,
        region: null,
        ids: { id: `${accountId}/${type}` },
        properties: {
          type,
          name: answered(contact.Name, 'AlternateContact.Name'),
          title: answered(contact.Title, 'AlternateContact.Title'),
          email: answered(contact.EmailAddress, 'AlternateContact.EmailAddress'),
          phone: answered(contact.PhoneNumber, 'AlternateContact.PhoneNumber'),
        },
      });
  }
  return contacts;
}

async function readContact(
  client: AccountClient,
  AccountId: string,
  type: AlternateContactType,
): Promise<AlternateContact | undefined> {
  try {
    const answer = await client.send(new GetAlternateContactCommand({ AccountId, AlternateContactType: type }));
    return answered(answer.AlternateContact, 'AlternateContact');
  } catch (error) {
    // "The operation failed because it specified a resource that can't be found": there is no contact of this type.
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
