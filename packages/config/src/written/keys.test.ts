import { accountFile } from './account';
import { knownKeys } from './keys';
import { landingZone } from './landingZone';

test.each([
  [
    'landing zone',
    landingZone,
    ['organization'],
    ['managementAccountId', 'homeRegion', 'accountEmail', 'contactPhone', 'guardrails'],
  ],
  ['unit in a tree', landingZone, ['organizationalUnits', 'A', 'children', 'B'], ['guardrails', 'children']],
  ['map of anything', landingZone, ['businessUnits'], []],
  ['network behind a union', accountFile, ['network', 'us-east-1'], ['tiers', 'dedicated']],
  ['account of a project', accountFile, ['accounts', 'x', 'services'], ['allow', 'deny']],
  ['nowhere', accountFile, ['x', 'y'], []],
])('the keys of %s', (_, schema, path, keys) => {
  expect(knownKeys(schema, path)).toEqual(keys);
});
