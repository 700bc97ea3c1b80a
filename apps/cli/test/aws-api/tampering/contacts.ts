// What somebody may do by hand to whom AWS writes to about an account.
import { DeleteAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import type { Addition, Tampering } from './tampering';

const MINE = { Name: 'me', Title: 'Somebody', EmailAddress: 'me@example.com', PhoneNumber: '+1 202 555 0100' };

export const contactTamperings: readonly Tampering[] = [
  {
    kind: 'alternate-contact',
    told: 'has the warnings of an account sent elsewhere',
    by: (hand) =>
      hand.contacts.send(
        new PutAlternateContactCommand({
          ...{ Name: 'web-team', Title: 'Security contact', PhoneNumber: '000-000-0000' },
          ...{ AccountId: hand.accountId('web-dev'), AlternateContactType: 'SECURITY' },
          EmailAddress: MINE.EmailAddress,
        }),
      ),
    finds: ['drifted account/web-dev/alternate-contact/SECURITY email'],
  },
  {
    kind: 'alternate-contact',
    told: 'deletes a contact',
    by: (hand) =>
      hand.contacts.send(
        new DeleteAlternateContactCommand({ AccountId: hand.accountId('web-dev'), AlternateContactType: 'BILLING' }),
      ),
    finds: ['missing account/web-dev/alternate-contact/BILLING'],
  },
];

export const contactAdditions: readonly Addition[] = [
  {
    kind: 'alternate-contact',
    told: 'has the bills of an account explained',
    by: async (hand) => {
      const AccountId = hand.accountId('web-prod');
      await hand.contacts.send(new PutAlternateContactCommand({ AccountId, AlternateContactType: 'BILLING', ...MINE }));
      return AccountId;
    },
    finds: 'unmanaged account/web-prod/alternate-contact/BILLING',
    undo: (hand, AccountId) =>
      hand.contacts.send(new DeleteAlternateContactCommand({ AccountId, AlternateContactType: 'BILLING' })),
  },
];
