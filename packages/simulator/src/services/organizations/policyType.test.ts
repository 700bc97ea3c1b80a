import { Cloud, refusal } from '../../testing/cloud';

const SCP = 'SERVICE_CONTROL_POLICY';

const turn = async (cloud: Cloud, how: 'Enable' | 'Disable', PolicyType: string) =>
  cloud.call(`organizations:${how}PolicyType`, { RootId: await cloud.root(), PolicyType });
const types = async (cloud: Cloud): Promise<string[]> =>
  ((await cloud.call('organizations:ListRoots')).Roots[0].PolicyTypes as { Type: string }[]).map(({ Type }) => Type);
const attachedTo = async (cloud: Cloud, TargetId: string): Promise<string[]> =>
  (
    (await cloud.call('organizations:ListPoliciesForTarget', { TargetId, Filter: SCP })).Policies as { Id: string }[]
  ).map(({ Id }) => Id);

test('a type is enabled once, and disabled once', async () => {
  const cloud = new Cloud();
  await turn(cloud, 'Enable', 'RESOURCE_CONTROL_POLICY');
  expect(await types(cloud)).toEqual([SCP, 'RESOURCE_CONTROL_POLICY']);
  await expect(turn(cloud, 'Enable', 'RESOURCE_CONTROL_POLICY')).rejects.toMatchObject(
    refusal('PolicyTypeAlreadyEnabledException'),
  );
  await turn(cloud, 'Disable', 'RESOURCE_CONTROL_POLICY');
  await expect(turn(cloud, 'Disable', 'RESOURCE_CONTROL_POLICY')).rejects.toMatchObject(
    refusal('PolicyTypeNotEnabledException'),
  );
  await expect(turn(cloud, 'Enable', 'NO_POLICY')).rejects.toMatchObject(
    refusal('InvalidInputException', 'INVALID_ENUM_POLICY_TYPE'),
  );
});

test('without SCPs nothing is attached, nor can be; enabled again, only `FullAWSAccess` is', async () => {
  const cloud = new Cloud();
  const [id, unit] = [await cloud.scp('one'), await cloud.unit('Dev')];
  const attach = () => cloud.call('organizations:AttachPolicy', { PolicyId: id, TargetId: unit });
  await attach();
  await turn(cloud, 'Disable', SCP);
  const later = await cloud.unit('Later');
  expect([await attachedTo(cloud, unit), await attachedTo(cloud, later)]).toEqual([[], []]);
  await expect(attach()).rejects.toMatchObject(refusal('PolicyTypeNotEnabledException'));
  await turn(cloud, 'Enable', SCP);
  for (const target of [unit, later, await cloud.root(), '111111111111'])
    expect(await attachedTo(cloud, target)).toEqual(['p-FullAWSAccess']);
});

test('an organization is founded with more than there always is', async () => {
  const founding = { policyTypes: ['RESOURCE_CONTROL_POLICY'], trustedServices: ['sso.amazonaws.com'] };
  const cloud = new Cloud({ founding });
  expect(await types(cloud)).toEqual([SCP, 'RESOURCE_CONTROL_POLICY']);
  const { EnabledServicePrincipals } = await cloud.call('organizations:ListAWSServiceAccessForOrganization');
  expect(EnabledServicePrincipals).toMatchObject([
    { ServicePrincipal: 'ram.amazonaws.com' },
    { ServicePrincipal: 'account.amazonaws.com' },
    { ServicePrincipal: 'sso.amazonaws.com' },
  ]);
});
