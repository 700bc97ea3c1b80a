import { AccountClient, AccountServiceException, ResourceNotFoundException } from '@aws-sdk/client-account';
import { answeringClient } from '@microaccounts/resources/testing';
import { readAlternateContacts } from './alternateContacts';

const MEMBER = '222222222222';
const metadata = { message: 'No contact of the inputted alternate contact type found.', $metadata: {} };

test('the contacts that there are, a call for each type', async () => {
  const { client, operations } = answeringClient(AccountClient, {
    GetAlternateContact: ({ AccountId, AlternateContactType }) => {
      expect(AccountId).toBe(MEMBER);
      if (AlternateContactType !== 'SECURITY') throw new ResourceNotFoundException(metadata);
      const contact = { EmailAddress: 'sec@example.com', Name: 'sec', PhoneNumber: '0', Title: 'Security contact' };
      return { AlternateContact: { AlternateContactType, ...contact } };
    },
  });
  expect(await readAlternateContacts(client, MEMBER)).toEqual([
    {
      kind: 'alternate-contact',
      accountId: MEMBER,
      region: null,
      ids: { id: `${MEMBER}/SECURITY` },
      properties: {
        type: 'SECURITY',
        name: 'sec',
        title: 'Security contact',
        email: 'sec@example.com',
        phone: '0',
      },
    },
  ]);
  expect(operations).toHaveLength(3);
});

test('a refusal is no absence', async () => {
  const { client } = answeringClient(AccountClient, {
    GetAlternateContact: () => {
      throw new AccountServiceException({ name: 'AccessDeniedException', $fault: 'client', $metadata: {} });
    },
  });
  await expect(readAlternateContacts(client, MEMBER)).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
