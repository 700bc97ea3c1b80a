// Alternate contacts that AWS has already.
import type { AlternateContact } from '@microaccounts/resources';
import type { Existing, ImportId } from '@microaccounts/resources/imports';

/** The id is `<account id>/<type>` (pulumi-aws, "AlternativeContact"). */
export function alternateContactImport(contact: AlternateContact, existing: Existing): ImportId[] {
  const id = existing(contact.address)?.ids['id'];
  const type = 'aws:account/alternativeContact:AlternativeContact';
  return id === undefined ? [] : [{ type, name: alternateContactName(contact), id }];
}

/** The logical name, `<key>/alternate-contact/<type>`: the address without the kind of its account. */
export function alternateContactName({ address }: AlternateContact): string {
  return address.slice('account/'.length);
}
