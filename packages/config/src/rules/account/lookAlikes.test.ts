import { diagnosticsOf, placesOf, said } from '../../testing/estate';

test('keys and names differ by more than case and characters that look alike', () => {
  const changes = {
    'accounts/shop/a1.yaml': 'environment: dev\n',
    'accounts/shop/al.yaml': 'environment: dev\n',
    'accounts/shop/b.yaml': 'environment: dev\nname: Payments One\n',
    'accounts/shop/c.yaml': 'environment: dev\nname: payments 0ne\n',
    'accounts/shop/d.yaml': 'environment: dev\nname: Audit\n',
  };
  expect(said('account/look-alike', changes)).toEqual([
    'the keys of accounts `a1` and `al` look alike | let them differ by more than the case of letters, or `0` and `O`, `1`, `I` and `l`',
    'the names of accounts `Payments One` and `payments 0ne` look alike | let them differ by more than the case of letters, or `0` and `O`, `1`, `I` and `l`',
    'the names of accounts `audit` and `Audit` look alike | let them differ by more than the case of letters, or `0` and `O`, `1`, `I` and `l`',
  ]);
  expect(placesOf('account/look-alike', changes)[1]).toBe('accounts/shop/c.yaml:2:7');
});

test('an account may be called as itself', () => {
  expect(diagnosticsOf({ 'accounts/core/audit.yaml': 'environment: core\nname: Audit\nnetwork: none\n' })).toEqual([]);
});

test.each([
  ['Payments (dev)', 1],
  ['Payments  dev', 1],
  [' Payments', 1],
  ['Card payments_2.0-x', 0],
])('whether the name "%s" fits into others', (name, count) => {
  expect(said('account/unfit-name', { 'accounts/shop/web.yaml': `environment: dev\nname: '${name}'\n` })).toHaveLength(
    count,
  );
});
