import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { alternateContacts } from './alternateContacts';

const contacts = { security: 'sec@example.com', operations: 'ops@example.com' };

test('an account has those of its contacts that the files name, in one order', () => {
  const account = meantAccount('web-dev', { contacts, owner: 'web-team' });
  expect(alternateContacts(meantEstate(), account)).toEqual([
    {
      kind: 'alternate-contact',
      address: 'account/web-dev/alternate-contact/OPERATIONS',
      account: 'web-dev',
      region: null,
      stack: 'account.web-dev',
      properties: {
        type: 'OPERATIONS',
        name: 'web-team',
        title: 'Operations contact',
        email: 'ops@example.com',
        phone: '000-000-0000',
      },
    },
    expect.objectContaining({ address: 'account/web-dev/alternate-contact/SECURITY' }),
  ]);
});

test.each(['suspended', 'closed'] as const)('a %s account keeps them', (state) => {
  expect(alternateContacts(meantEstate(), meantAccount('web-dev', { contacts, state }))).toHaveLength(2);
});

test('all have the telephone number of the organization', () => {
  const { organization } = meantEstate();
  const estate = meantEstate({ organization: { ...organization, contactPhone: '+44 20 7946 0000' } });
  const phones = alternateContacts(estate, meantAccount('web-dev', { contacts })).map(
    ({ properties }) => properties.phone,
  );
  expect(phones).toEqual(['+44 20 7946 0000', '+44 20 7946 0000']);
});

test.each([
  ['a'.repeat(64), 'a'.repeat(64)],
  ['a'.repeat(65), 'a'.repeat(64)],
  // Not half of a character, and no space at the end.
  [`${'a'.repeat(63)}\u{1F600}`, 'a'.repeat(63)],
  [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
])('the owner %s is the name as far as AWS takes it', (owner, name) => {
  const [contact] = alternateContacts(meantEstate(), meantAccount('web-dev', { contacts, owner }));
  expect(contact?.properties.name).toBe(name);
});
