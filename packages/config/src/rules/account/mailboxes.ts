// Whoever reads the mail of an account can take its root user over: addresses that are of one mailbox, or of none any more.
import { emailOf } from '../../defaults/template';
import type { AccountEntry } from '../../written/accountEntry';
import type { Rule } from '../rule';

/** Mail providers that deliver `a+b@` to `a@`; those in `DOTLESS` also ignore dots. Their own help pages say so. */
const PLUS: ReadonlySet<string> = new Set([
  'fastmail.com',
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'me.com',
  'outlook.com',
  'proton.me',
  'protonmail.com',
]);
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

export const ownMailboxes: Rule = {
  code: 'account/shared-mailbox',
  demands: 'accounts that write an `email` do not share a mailbox by what its provider ignores: `+` and after, dots',
  *check({ known, landingZone }) {
    const owners = new Map<string, { readonly key: string; readonly email: string }>();
    const template = landingZone.value.organization?.accountEmail;
    for (const entry of known.accounts.values()) {
      const { email } = entry.settings;
      // What the template makes is of one mailbox on purpose.
      if (email === undefined || entry.broken) continue;
      const mailbox = mailboxOf(email);
      if (mailbox === null || (template !== undefined && mailbox === mailboxOf(template))) continue;
      const owner = owners.get(mailbox);
      if (owner === undefined) owners.set(mailbox, { key: entry.key, email });
      else if (owner.email.toLowerCase() !== email.toLowerCase())
        yield {
          at: entry.valueAt('email'),
          severity: 'warning',
          message: `\`${email}\` is the same mailbox as \`${owner.email}\` of \`${owner.key}\``,
          help: 'who reads it can reset the password of both root users: give each account a mailbox of its own',
        };
    }
  },
};

export const freeEmails: Rule = {
  code: 'account/reserved-email',
  demands: 'no account has the e-mail address of a closed one: AWS never gives it free',
  source: 'AWS Account Management Reference Guide, "Close an AWS account"',
  *check({ accounts, landingZone }) {
    const template = landingZone.value.organization?.accountEmail;
    const closed = new Map<string, AccountEntry>();
    const emailIn = (entry: AccountEntry): string | undefined =>
      entry.broken ? undefined : emailOf(entry, template)?.toLowerCase();
    for (const entry of accounts) {
      const email = emailIn(entry);
      if (entry.settings.state === 'closed' && email !== undefined) closed.set(email, entry);
    }
    if (closed.size === 0) return;
    for (const entry of accounts) {
      const email = emailIn(entry);
      const owner = email === undefined ? undefined : closed.get(email);
      if (owner === undefined || owner.key === entry.key || entry.settings.state === 'closed') continue;
      yield {
        at: entry.valueAt('email'),
        message: `the e-mail address \`${email ?? ''}\` is that of \`${owner.key}\`, which is closed`,
        help: 'AWS keeps the address of a closed account for ever: give this one another',
      };
    }
  },
};

/** The mailbox that an address is delivered to, of a provider that is known to ignore parts of it; null of any other. */
function mailboxOf(email: string): string | null {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  if (!PLUS.has(domain)) return null;
  const name = local.replace(/\+.*$/, '');
  return `${DOTLESS.has(domain) ? name.replaceAll('.', '') : name}@${domain.replace('googlemail', 'gmail')}`;
}
