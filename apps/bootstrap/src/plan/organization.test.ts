import { settingsOf, TAKING_OVER } from '../testing/settings';
import { obstacle, organizationSpec, stillToDo, type ExistingOrganization } from './organization';

const EXISTING: ExistingOrganization = {
  id: 'o-exampleorgid',
  managementAccountId: '111111111111',
  featureSet: 'ALL',
  trustedServices: ['cloudtrail.amazonaws.com', 'ram.amazonaws.com'],
  policyTypes: ['TAG_POLICY'],
};
const needed = {
  trustedServices: ['account.amazonaws.com', 'ram.amazonaws.com'],
  policyTypes: ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'],
};

test('a new organization has what is needed, and keeps what is turned on later', () => {
  expect(organizationSpec(settingsOf(), null)).toEqual({ importId: null, frozen: true, ...needed });
});

test('an imported one stays as it is', () => {
  const settings = settingsOf(TAKING_OVER);
  expect(organizationSpec(settings, EXISTING)).toMatchObject({ importId: 'o-exampleorgid', frozen: true });
  expect(stillToDo(settings, EXISTING)).toBe(
    'the organization is imported as it is: now `pulumi config set bootstrap:organization manage` and `pulumi up`; ' +
      'that turns on account.amazonaws.com, RESOURCE_CONTROL_POLICY, SERVICE_CONTROL_POLICY',
  );
});

test('a managed one gets what is needed and loses nothing', () => {
  const settings = settingsOf({ ...TAKING_OVER, organization: 'manage' });
  expect(organizationSpec(settings, EXISTING)).toEqual({
    importId: null,
    frozen: false,
    trustedServices: ['account.amazonaws.com', 'cloudtrail.amazonaws.com', 'ram.amazonaws.com'],
    policyTypes: ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY', 'TAG_POLICY'],
  });
  expect(stillToDo(settings, EXISTING)).toBeNull();
});

test.each<[Partial<ExistingOrganization>, string]>([
  [
    { managementAccountId: '222222222222' },
    'the management account of the organization is 222222222222, not 111111111111',
  ],
  [{ id: 'o-anotherorgid' }, 'the organization is `o-anotherorgid`, not `o-exampleorgid`'],
  [{ featureSet: 'CONSOLIDATED_BILLING' }, 'the organization has the feature set `CONSOLIDATED_BILLING`, not `ALL`'],
])('another organization is refused: %j', (differs, message) => {
  expect(obstacle(settingsOf(TAKING_OVER), { ...EXISTING, ...differs })?.message).toBe(message);
});

test('the named organization is not refused', () => {
  expect(obstacle(settingsOf(TAKING_OVER), EXISTING)).toBeNull();
});
