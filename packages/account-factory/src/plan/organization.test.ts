import { MANAGEMENT } from '@microaccounts/resources';
import { organizationResources, POLICY_TYPES, TRUSTED_SERVICES } from './organization';

test('each policy type and each trusted service is a resource of the management account, in no stack of a landing zone', () => {
  const all = organizationResources();
  expect(all.map(({ address }) => address)).toEqual([
    'organization/policy-type/RESOURCE_CONTROL_POLICY',
    'organization/policy-type/SERVICE_CONTROL_POLICY',
    'organization/trusted-service/account.amazonaws.com',
    'organization/trusted-service/ram.amazonaws.com',
  ]);
  expect(all).toHaveLength(POLICY_TYPES.length + Object.keys(TRUSTED_SERVICES).length);
  expect(new Set(all.map(({ account, region, stack }) => `${account} ${region} ${stack}`))).toEqual(
    new Set([`${MANAGEMENT} null bootstrap`]),
  );
});
