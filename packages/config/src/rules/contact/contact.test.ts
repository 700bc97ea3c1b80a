import { placesOf } from '../../testing/estate';

test('contacts can be written to', () => {
  const changes = {
    businessUnits:
      'businessUnits: { core: {}, shop: { contacts: { operations: the ops team, security: sec@example.com } } }',
    'accounts/shop/web.yaml': 'environment: dev\ncontacts: { billing: "bills@example" }\n',
  };
  expect(placesOf('contact/invalid-email', changes)).toEqual(['accounts/shop/web.yaml:2:22', 'landing-zone.yaml:5:60']);
});

test('AWS takes more characters in an address than the provider by which contacts are deployed', () => {
  const contact = (email: string): string[] =>
    placesOf('contact/invalid-email', {
      'accounts/shop/web.yaml': `environment: dev\ncontacts: { security: "${email}" }\n`,
    });
  expect(contact('a#b&c!d@example.com')).toEqual([]);
  expect(contact('sec#@example.com')).toEqual(['accounts/shop/web.yaml:2:23']);
  expect(contact(`${'a'.repeat(243)}@example.com`)).toHaveLength(1);
});

test.each(['+44 (20) 7946-0000', '0'])('`%s` is a telephone number', (phone) => {
  expect(placesOf('contact/invalid-phone', withPhone(phone))).toEqual([]);
});

test.each(['call us', ' ', '', '0'.repeat(26), '+44.20.7946'])('`%s` is no telephone number', (phone) => {
  expect(placesOf('contact/invalid-phone', withPhone(phone))).toEqual(['landing-zone.yaml:5:91']);
});

const withPhone = (phone: string): { organization: string } => ({
  organization: `organization: { managementAccountId: "111111111111", homeRegion: us-east-1, contactPhone: ${JSON.stringify(phone)}, accountEmail: "aws+{key}@example.com" }`,
});
