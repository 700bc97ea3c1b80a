// Whom AWS writes to about an account beside its root user.
import type { Account, Contacts, Estate } from '@microaccounts/config';
import type { AlternateContact } from '@microaccounts/resources';

/** The types of contact that AWS has, by the words of the estate (Account Management API Reference, "AlternateContact"). */
const CONTACT_TYPES = {
  billing: 'BILLING',
  operations: 'OPERATIONS',
  security: 'SECURITY',
} as const satisfies { readonly [word in keyof Contacts]-?: string };

/** Most characters of the name of a contact (Account Management API Reference, "PutAlternateContact": `Name`). */
const LONGEST_NAME = 64;

/**
 * The contacts of an account, its own or else those of its business unit; a suspended one keeps them, since AWS may have more
 * to say of it than of any other. AWS wants more than the e-mail address that an estate states: the name is the owner of the
 * account, the title the type in words, the telephone number the organization's.
 */
export function alternateContacts(estate: Estate, account: Account): AlternateContact[] {
  return (Object.keys(CONTACT_TYPES) as (keyof Contacts)[]).flatMap((word): AlternateContact[] => {
    const email = account.contacts[word];
    if (email === undefined) return [];
    const type = CONTACT_TYPES[word];
    return [
      {
        kind: 'alternate-contact',
        address: `account/${account.key}/alternate-contact/${type}`,
        account: account.key,
        region: null,
        stack: `account.${account.key}`,
        properties: {
          type,
          name: nameOf(account),
          title: TITLES[word],
          email,
          phone: estate.organization.contactPhone,
        },
      },
    ];
  });
}

const TITLES: { readonly [word in keyof Contacts]-?: string } = {
  billing: 'Billing contact',
  operations: 'Operations contact',
  security: 'Security contact',
};

/** Cut where AWS would refuse it, between characters. */
function nameOf({ owner }: Account): string {
  if (owner.length <= LONGEST_NAME) return owner;
  let name = '';
  for (const character of owner) {
    if (name.length + character.length > LONGEST_NAME) break;
    name += character;
  }
  return name.trimEnd();
}
