import { placesOf } from '../../testing/estate';

test('contacts can be written to', () => {
  const changes = {
    businessUnits:
      'businessUnits: { core: {}, shop: { contacts: { operations: the ops team, security: sec@example.com } } }',
    'accounts/shop/web.yaml': 'environment: dev\ncontacts: { billing: "bills@example" }\n',
  };
  expect(placesOf('contact/invalid-email', changes)).toEqual(['accounts/shop/web.yaml:2:22', 'landing-zone.yaml:5:60']);
});
