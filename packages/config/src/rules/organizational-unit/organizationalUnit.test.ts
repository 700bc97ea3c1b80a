import { placesOf, said } from '../../testing/estate';

test('organizational units that are named are in the tree, by their path', () => {
  const changes = {
    environments:
      'environments: { core: { organizationalUnit: Core }, dev: { organizationalUnit: Dev }, prod: { organizationalUnit: Workloads/Prd } }',
    states: 'states: { closed: { organizationalUnit: Suspnded } }',
  };
  expect(said('organizational-unit/unknown', changes)).toEqual([
    'unknown organizational unit `Dev` | did you mean `Workloads/Dev`?',
    'unknown organizational unit `Workloads/Prd` | did you mean `Workloads/Prod`?',
    'unknown organizational unit `Suspnded` | did you mean `Suspended`?',
  ]);
  expect(placesOf('organizational-unit/unknown', changes)[0]).toBe('landing-zone.yaml:5:80');
});

test('the unit of suspended accounts is missed once there is such an account', () => {
  const tree = {
    organizationalUnits: 'organizationalUnits: { Core: , Workloads: { children: { Dev: {}, Prod: {} } } }',
  };
  expect(said('organizational-unit/unknown', tree)).toEqual([]);
  expect(
    said('organizational-unit/unknown', {
      ...tree,
      'accounts/shop/web-dev.yaml': 'environment: dev\nstate: suspended\n',
    }),
  ).toEqual([
    'there is no organizational unit `Suspended` for accounts that are suspended | add it, or name another in `states.suspended.organizationalUnit`',
  ]);
});

test('a name cannot look like a path', () => {
  const changes = {
    organizationalUnits: 'organizationalUnits: { Core: {}, Workloads: { children: { Dev: {}, Prod: {} } }, "A/B": {} }',
  };
  expect(placesOf('organizational-unit/invalid-name', changes)).toEqual(['landing-zone.yaml:6:82']);
});

test('levels and numbers of units are limited', () => {
  const deep =
    'A: { children: { B: { children: { C: { children: { D: { children: { E: { children: { F: { children: { G: {} } } } } } } } } } } } }';
  const changes = {
    organizationalUnits: `organizationalUnits: { Core: {}, Workloads: { children: { Dev: {}, Prod: {} } }, ${deep} }`,
    limits: 'limits: { organizationalUnits: 10 }',
  };
  expect(said('organizational-unit/limit', changes)).toEqual([
    'there are 11 organizational units, and 10 are allowed | see AWS Organizations User Guide, "Quotas for AWS Organizations"',
    '`F` is on level 6, and AWS allows 5 under the root | move it up in the tree',
  ]);
});
