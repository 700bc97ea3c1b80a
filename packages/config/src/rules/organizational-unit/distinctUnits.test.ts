import { placesOf, said } from '../../testing/estate';

test('units under one parent are told apart at a glance', () => {
  const changes = {
    organizationalUnits:
      'organizationalUnits: { Core: {}, Workloads: { children: { Dev: {}, dev: {}, Core: {}, Prod: {} } } }',
  };
  expect(said('organizational-unit/look-alike', changes)).toEqual([
    'the organizational units `Dev` and `dev` look alike | did you mean `Dev`?',
  ]);
  expect(placesOf('organizational-unit/look-alike', changes)).toEqual(['landing-zone.yaml:6:68']);
});
