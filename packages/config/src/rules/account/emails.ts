// E-mail addresses of accounts are such that AWS accepts them, and each is of one account.
import { emailOf, expand, placeholdersOf } from '../../defaults/template';
import type { AccountEntry } from '../../written/accountEntry';
import type { FileRule, Rule, Surrounded } from '../rule';
import { isAddress, wrongWithAddress } from './address';

export const validEmails: FileRule = {
  code: 'account/invalid-email',
  demands: 'the e-mail address of an account is one that AWS accepts: 6 to 64 ASCII characters',
  source: 'AWS Organizations API Reference, "CreateAccount", `Email`',
  perFile: true,
  *check(estate) {
    // A wrong template is the mistake of the template, not of each account.
    const template = estate.landingZone.value.organization?.accountEmail ?? '';
    const templateIsWrong = !isAddress(expand(template, { key: 'a', businessUnit: 'a', environment: 'a' }));
    for (const [entry, email] of emails(estate)) {
      const wrong = wrongWithAddress(email);
      const written = entry.settings.email !== undefined;
      if (wrong === null || (!written && templateIsWrong)) continue;
      yield {
        at: entry.valueAt('email'),
        message: `the e-mail address \`${email}\`${written ? '' : ` of \`${entry.key}\``} ${wrong}`,
        help: written ? '' : 'it comes from `organization.accountEmail`; the account may write an `email` of its own',
      };
    }
  },
};

export const uniqueEmails: Rule = {
  code: 'account/duplicate-email',
  demands: 'no two accounts have the same e-mail address, the case of letters aside',
  source: 'AWS Organizations API Reference, "CreateAccount", `Email`',
  *check(estate) {
    const owners = new Map<string, AccountEntry>();
    // A template without the key gives all the same address: that is one mistake, and its own.
    const template = estate.landingZone.value.organization?.accountEmail;
    const templateIsWrong = template !== undefined && !placeholdersOf(template).includes('key');
    for (const [entry, email] of emails(estate)) {
      if (templateIsWrong && entry.settings.email === undefined) continue;
      const owner = owners.get(email.toLowerCase());
      if (owner === undefined) owners.set(email.toLowerCase(), entry);
      // The address of a closed account is another rule's.
      else if (owner.key !== entry.key && !isReserved(owner, entry))
        yield {
          at: entry.valueAt('email'),
          message: `the e-mail address \`${email}\` is that of \`${owner.key}\` already`,
          help: 'AWS wants an address for each account, and never takes one twice',
        };
    }
  },
};

function isReserved(a: AccountEntry, b: AccountEntry): boolean {
  return (a.settings.state === 'closed') !== (b.settings.state === 'closed');
}

function* emails({ accounts, landingZone }: Surrounded): Generator<[AccountEntry, string]> {
  for (const entry of accounts) {
    const email = emailOf(entry, landingZone.value.organization?.accountEmail);
    if (email !== undefined && !entry.broken) yield [entry, email];
  }
}
