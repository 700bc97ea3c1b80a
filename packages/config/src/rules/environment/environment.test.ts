import { placesOf, said } from '../../testing/estate';

test('the environment of an account exists', () => {
  const changes = {
    'accounts/shop/web.yaml': 'accounts: { web-dev: { environment: dve }, web-qa: { environment: constructor } }\n',
  };
  expect(said('environment/unknown', changes)).toEqual([
    'unknown environment `dve` | did you mean `dev`?',
    'unknown environment `constructor` | there are `core`, `dev` and `prod`',
  ]);
  expect(placesOf('environment/unknown', changes)[0]).toBe('accounts/shop/web.yaml:1:37');
});

test('names of environments and business units fit into names in AWS', () => {
  expect(
    said('environment/invalid-name', {
      environments: 'environments: { core: { organizationalUnit: Core }, Dev_1: { organizationalUnit: Core } }',
    }),
  ).toEqual([
    '`Dev_1` cannot be the name of an environment | use 1 to 30 lower-case letters, digits and hyphens, beginning with a letter',
  ]);
  expect(
    said('business-unit/invalid-name', {
      businessUnits: `businessUnits: { core: {}, 1shop: {}, ${'x'.repeat(31)}: {} }`,
    }),
  ).toHaveLength(2);
});
