import { diagnosticsOf, placesOf, said } from '../../testing/estate';

const owners = (...emails: string[]): { [file: string]: string } =>
  Object.fromEntries(
    emails.map((email, index) => [`accounts/shop/w${index}.yaml`, `environment: dev\nemail: ${email}\n`]),
  );

test('accounts share no mailbox by what its provider ignores', () => {
  const changes = owners('shop.one@gmail.com', 'ShopOne+dev@googlemail.com', 'a@example.com', 'a+b@example.com');
  expect(said('account/shared-mailbox', changes)).toEqual([
    '`ShopOne+dev@googlemail.com` is the same mailbox as `shop.one@gmail.com` of `w0` | who reads it can reset the password of both root users: give each account a mailbox of its own',
  ]);
  expect(said('account/shared-mailbox', owners('a.b@outlook.com', 'ab@outlook.com'))).toEqual([]);
});

test('what the template makes is of one mailbox on purpose', () => {
  const organization =
    'organization: { managementAccountId: "111111111111", homeRegion: us-east-1, accountEmail: "me+{key}@gmail.com" }';
  expect(diagnosticsOf({ organization, ...owners('me+first@gmail.com', 'me+second@gmail.com') })).toEqual([]);
});

test('the address of a closed account is not free, and that is said once', () => {
  const changes = {
    'accounts/shop/old.yaml': 'environment: dev\nemail: Web@example.com\nstate: closed\n',
    'accounts/shop/web.yaml': 'environment: dev\nemail: web@example.com\n',
  };
  expect(said('account/reserved-email', changes)).toEqual([
    'the e-mail address `web@example.com` is that of `old`, which is closed | AWS keeps the address of a closed account for ever: give this one another',
  ]);
  expect(placesOf('account/reserved-email', changes)).toEqual(['accounts/shop/web.yaml:2:8']);
  expect(said('account/duplicate-email', changes)).toEqual([]);
});
