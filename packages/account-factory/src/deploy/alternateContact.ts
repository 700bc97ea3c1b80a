// Vending: whom AWS writes to about the account.
import * as account from '@pulumi/aws/account';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { MANAGEMENT, reference, type AlternateContact } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { alternateContactName } from '../imports';

/** Registers a contact. The management account sets it, so that nothing has to be there in the account itself. */
export function deployAlternateContact(
  contact: AlternateContact,
  deployment: Deployment,
  options: CustomResourceOptions,
): void {
  const { type, name, title, email, phone } = contact.properties;
  new account.AlternativeContact(
    alternateContactName(contact),
    {
      accountId: deployment.resolve(reference(`account/${contact.account}`)),
      alternateContactType: type,
      name,
      title,
      emailAddress: email,
      phoneNumber: phone,
    },
    { ...options, provider: deployment.provider(MANAGEMENT) },
  );
}
