import { placesOf, said } from '../../testing/estate';

test('trusted accounts are other active accounts of the estate', () => {
  const changes = {
    'accounts/shop/old.yaml': 'environment: dev\nstate: suspended\n',
    'accounts/shop/web.yaml':
      'trustedAccounts: { old: [kms] }\naccounts:\n  web-dev: { environment: dev, trustedAccounts: { web-dev: [kms], web-pord: [kms] } }\n  web-prod: { environment: prod }\n',
  };
  expect(said('trusted-account/unknown', changes)).toEqual(['unknown account `web-pord` | did you mean `web-prod`?']);
  expect(said('trusted-account/itself', changes)).toEqual([
    '`web-dev` trusts itself | an account may read what is its own anyway',
  ]);
  // Both accounts share the line, and it is wrong once.
  expect(placesOf('trusted-account/inactive', changes)).toEqual(['accounts/shop/web.yaml:1:20']);
});

test('only so many unknown accounts are compared with all accounts', () => {
  const trusted = Array.from({ length: 60 }, (_, index) => `audi${index}: [kms]`).join(', ');
  const messages = said('trusted-account/unknown', {
    'accounts/shop/web.yaml': `environment: dev\ntrustedAccounts: { ${trusted}, audi0x: [kms] }\n`,
  });
  expect(messages).toHaveLength(61);
  expect(messages.filter((message) => message.includes('| did you mean `audit`?'))).toHaveLength(50);
});
