import { placesOf, said } from '../../testing/estate';

test('a folder of accounts is a business unit, and is reported once', () => {
  const changes = { 'accounts/shp/a-dev.yaml': 'environment: dev\n', 'accounts/shp/b-dev.yaml': 'environment: dev\n' };
  expect(said('business-unit/unknown', changes)).toEqual(['unknown business unit `shp` | did you mean `shop`?']);
  expect(placesOf('business-unit/unknown', changes)).toEqual(['accounts/shp/a-dev.yaml:1:1']);
});
