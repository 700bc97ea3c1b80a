import { placesOf, said } from '../../testing/estate';

test('a budget is an amount in dollars and cents', () => {
  const changes = {
    baseline: 'baseline: { budget: { monthlyUsd: 1000.5 } }',
    'accounts/shop/a.yaml': 'environment: dev\nbudget: { monthlyUsd: 49.999 }\n',
    'accounts/shop/b.yaml': 'environment: dev\nbudget: { monthlyUsd: 1e30 }\n',
  };
  expect(said('budget/invalid-amount', changes)).toEqual([
    '`49.999` is no amount in dollars and cents | write it as in `1000` or `49.90`',
    '`1e+30` is no amount in dollars and cents | write it as in `1000` or `49.90`',
  ]);
  expect(placesOf('budget/invalid-amount', changes)[0]).toBe('accounts/shop/a.yaml:2:23');
});
