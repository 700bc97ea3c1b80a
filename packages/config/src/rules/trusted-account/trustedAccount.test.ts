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
