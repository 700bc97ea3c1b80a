import { Cloud, DENY_LEAVING, refusal } from '../../testing/cloud';

describe('organizational units', () => {
  const create = (cloud: Cloud, ParentId: string, Name: string) =>
    cloud.call('organizations:CreateOrganizationalUnit', { ParentId, Name });

  it('are created, renamed, listed and described with their path', async () => {
    const cloud = new Cloud();
    const root = await cloud.root();
    const workloads = await cloud.unit('Workloads');
    const dev = await cloud.unit('Dev', workloads);
    await cloud.call('organizations:UpdateOrganizationalUnit', { OrganizationalUnitId: dev, Name: 'Development' });
    const listed = await cloud.call('organizations:ListOrganizationalUnitsForParent', { ParentId: workloads });
    expect(listed.OrganizationalUnits).toMatchObject([{ Id: dev, Name: 'Development' }]);
    expect(listed.OrganizationalUnits[0].Path).toMatch(new RegExp(`^o-\\w+/${root}/${workloads}/${dev}/$`));
    expect(dev).toMatch(new RegExp(`^ou-${root.slice(2)}-[a-z0-9]{8}$`));
    const policies = await cloud.call('organizations:ListPoliciesForTarget', {
      TargetId: dev,
      Filter: 'SERVICE_CONTROL_POLICY',
    });
    expect(policies.Policies).toMatchObject([{ Id: 'p-FullAWSAccess', AwsManaged: true }]);
  });

  it('have names that are unique among siblings only', async () => {
    const cloud = new Cloud();
    const one = await cloud.unit('One');
    await cloud.unit('One', one);
    await expect(create(cloud, await cloud.root(), 'One')).rejects.toMatchObject(
      refusal('DuplicateOrganizationalUnitException'),
    );
    const two = await cloud.unit('Two');
    await expect(
      cloud.call('organizations:UpdateOrganizationalUnit', { OrganizationalUnitId: two, Name: 'One' }),
    ).rejects.toMatchObject(refusal('DuplicateOrganizationalUnitException'));
  });

  it('nest at most five deep', async () => {
    const cloud = new Cloud();
    let parent = await cloud.root();
    for (const level of [1, 2, 3, 4, 5]) parent = await cloud.unit(`Level${level}`, parent);
    await expect(create(cloud, parent, 'Level6')).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'OU_DEPTH_LIMIT_EXCEEDED'),
    );
  });

  it('are limited in number', async () => {
    const cloud = new Cloud({ quotas: { organizationalUnits: 1 } });
    await cloud.unit('One');
    await expect(create(cloud, await cloud.root(), 'Two')).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'OU_NUMBER_LIMIT_EXCEEDED'),
    );
  });

  it('go only when empty, and their attachments with them', async () => {
    const cloud = new Cloud();
    const parent = await cloud.unit('Parent');
    const child = await cloud.unit('Child', parent);
    const scp = await cloud.scp('deny-leaving', DENY_LEAVING);
    await cloud.call('organizations:AttachPolicy', { PolicyId: scp, TargetId: child });
    const remove = (OrganizationalUnitId: string) =>
      cloud.call('organizations:DeleteOrganizationalUnit', { OrganizationalUnitId });
    await expect(remove(parent)).rejects.toMatchObject(refusal('OrganizationalUnitNotEmptyException'));
    await remove(child);
    await remove(parent);
    await cloud.call('organizations:DeletePolicy', { PolicyId: scp });
    await expect(remove(parent)).rejects.toMatchObject(refusal('OrganizationalUnitNotFoundException'));
  });

  it('can be reached from the management account alone', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    await expect(cloud.call('organizations:ListRoots', {}, { account: member })).rejects.toMatchObject(
      refusal('AccessDeniedException'),
    );
    const { Organization } = await cloud.call('organizations:DescribeOrganization', {}, { account: member });
    expect(Organization.MasterAccountId).toBe('111111111111');
  });
});
