// Why the contacts of an account change.
import type { Account, Contacts } from '@microaccounts/config';
import { lifeCause } from './accountCause';
import { because, ifDiffers, first, type Cause, type Comparison, type Unexplained } from './comparison';

/** Why a contact comes, goes or changes: the account, its contacts or those of its business unit, its owner, the telephone number. */
export function contactCause({ address, account: key }: Unexplained, compared: Comparison): Cause | null {
  const before = compared.base?.accounts.get(key);
  const after = compared.head.accounts.get(key);
  const word = address.slice(address.lastIndexOf('/') + 1).toLowerCase() as keyof Contacts;
  return first(
    () => lifeCause(compared, key),
    () => (before === undefined || after === undefined ? null : emailCause(compared, before, after, word)),
    () =>
      before === undefined || after === undefined || before.owner === after.owner
        ? null
        : because(compared, 'contact-changed', { account: key, path: ['owner'] }),
    () =>
      ifDiffers(compared, ({ organization }) => organization.contactPhone, 'contact-changed', {
        landingZone: ['organization', 'contactPhone'],
      }),
  );
}

function emailCause(compared: Comparison, before: Account, after: Account, word: keyof Contacts): Cause | null {
  const [had, has] = [before.contacts[word], after.contacts[word]];
  if (had === has) return null;
  const reason = had === undefined ? 'contact-added' : has === undefined ? 'contact-removed' : 'contact-changed';
  return { reason, origin: contactOrigin(compared, after, word), subject: word };
}

/** Where the head says it: in the file of the account, or of its business unit. */
function contactOrigin(compared: Comparison, { key, businessUnit }: Account, word: keyof Contacts): Cause['origin'] {
  const meant = compared.explain(key)?.values.find(({ path }) => path[0] === 'contacts' && path[1] === word)?.origin;
  if (meant !== undefined && 'line' in meant) return { file: meant.file, line: meant.line, column: meant.column };
  const was = compared.base?.estate.businessUnits[businessUnit]?.contacts[word];
  const isShared = was !== undefined && was === compared.base?.accounts.get(key)?.contacts[word];
  return compared.locate(
    isShared ? { landingZone: ['businessUnits', businessUnit, 'contacts'] } : { account: key, path: ['contacts'] },
  );
}
