// Contacts can be written to.
import type { Spot } from '../../spot';
import { valueIn } from '../../written/file';
import type { FileRule, Surrounded } from '../rule';

/**
 * AWS Account Management API Reference, "PutAlternateContact": `EmailAddress`. The AWS provider, by which contacts are deployed,
 * wants none of `#`, `!` and `&` right before the `@` (Terraform AWS provider, `aws_account_alternate_contact`).
 */
const EMAIL = /^[\w+=.#!&-]*[\w+=.-]@[\w.-]+\.\w+$/;
const MOST = 254;

export const contactEmails: FileRule = {
  code: 'contact/invalid-email',
  demands: `a contact is an e-mail address of at most ${MOST} characters`,
  source: 'AWS Account Management API Reference, "PutAlternateContact"',
  perFile: true,
  *check(estate) {
    for (const [email, at] of contactsOf(estate))
      if (email !== undefined && (!EMAIL.test(email) || email.length > MOST))
        yield {
          at,
          message: `the contact \`${email}\` is no e-mail address that AWS accepts`,
          help: 'write it as in `ops@example.com`',
        };
  },
};

function* contactsOf({ landingZone, accounts }: Surrounded): Generator<[string | undefined, Spot]> {
  for (const [name, unit] of Object.entries(landingZone.value.businessUnits ?? {}))
    for (const [kind, email] of Object.entries(unit?.contacts ?? {}))
      yield [email, valueIn(landingZone, 'businessUnits', name, 'contacts', kind)];
  for (const { settings, valueAt } of accounts)
    for (const [kind, email] of Object.entries(settings.contacts ?? {})) yield [email, valueAt('contacts', kind)];
}
