import { Cloud, MANAGEMENT_ID, refusal, trustPolicy } from '../../testing/cloud';

const TRUST = trustPolicy(MANAGEMENT_ID);
const READ = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
});

const createRole = (cloud: Cloud, RoleName: string, more: object = {}) =>
  cloud.call('iam:CreateRole', { RoleName, AssumeRolePolicyDocument: TRUST, ...more });
const createPolicy = async (cloud: Cloud, PolicyName: string, PolicyDocument = READ) =>
  (await cloud.call('iam:CreatePolicy', { PolicyName, PolicyDocument, Path: '/landing-zone/' })).Policy.Arn as string;

/** A policy of exactly so many characters, white space not counted. */
function policyOf(size: number): string {
  const empty = READ.replace('s3:Get*', 's3:');
  return empty.replace('s3:', `s3:${'x'.repeat(size - empty.length)}`);
}

describe('roles', () => {
  it('are read as they were made, the trust policy URL-encoded', async () => {
    const cloud = new Cloud();
    const Tags = [{ Key: 'a', Value: 'b' }];
    const boundary = await createPolicy(cloud, 'Boundary');
    await createRole(cloud, 'Reader', {
      Path: '/landing-zone/',
      Description: 'd',
      MaxSessionDuration: 7200,
      Tags,
      PermissionsBoundary: boundary,
    });
    const { Role } = await cloud.call('iam:GetRole', { RoleName: 'Reader' });
    expect(Role).toMatchObject({
      Arn: `arn:aws:iam::${MANAGEMENT_ID}:role/landing-zone/Reader`,
      Description: 'd',
      MaxSessionDuration: 7200,
      PermissionsBoundary: { PermissionsBoundaryArn: boundary },
      Tags,
      CreateDate: cloud.now,
    });
    expect(Role.AssumeRolePolicyDocument).toMatch(/^%7B/);
    expect(decodeURIComponent(Role.AssumeRolePolicyDocument)).toBe(TRUST);
    await cloud.call('iam:UpdateRole', { RoleName: 'Reader', Description: 'e' });
    await cloud.call('iam:DeleteRolePermissionsBoundary', { RoleName: 'Reader' });
    await cloud.call('iam:UntagRole', { RoleName: 'Reader', TagKeys: ['a'] });
    const { Role: later } = await cloud.call('iam:GetRole', { RoleName: 'Reader' });
    expect(later).toMatchObject({ Description: 'e', MaxSessionDuration: 3600 });
    expect([later.Tags, later.PermissionsBoundary]).toEqual([undefined, undefined]);
  });

  it('have names that differ by more than case, in each account anew', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    await createRole(cloud, 'Reader');
    await expect(createRole(cloud, 'READER')).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      Code: 'EntityAlreadyExists',
    });
    await cloud.call('iam:CreateRole', { RoleName: 'Reader', AssumeRolePolicyDocument: TRUST }, { account: member });
    await expect(cloud.call('iam:GetRole', { RoleName: 'READER' })).rejects.toMatchObject({ Code: 'NoSuchEntity' });
  });

  it.each([
    ['a name of 65 characters', { RoleName: 'x'.repeat(65) }, 'ValidationError'],
    ['a path without an end', { Path: '/landing-zone' }, 'ValidationError'],
    ['a session of 13 hours', { MaxSessionDuration: 46_800 }, 'ValidationError'],
    [
      'a boundary that does not exist',
      { PermissionsBoundary: `arn:aws:iam::${MANAGEMENT_ID}:policy/None` },
      'NoSuchEntity',
    ],
    ['a trust policy with a resource', { AssumeRolePolicyDocument: READ }, 'MalformedPolicyDocument'],
    ['an unknown account', { AssumeRolePolicyDocument: trustPolicy('999999999999') }, 'MalformedPolicyDocument'],
    [
      'an unknown role',
      { AssumeRolePolicyDocument: trustPolicy(`arn:aws:iam::${MANAGEMENT_ID}:role/None`) },
      'MalformedPolicyDocument',
    ],
    [
      'a trust policy too long',
      { AssumeRolePolicyDocument: trustPolicy(...Array.from({ length: 60 }, () => MANAGEMENT_ID)) },
      'LimitExceeded',
    ],
  ])('are refused with %s', async (_what, input, Code) => {
    await expect(createRole(new Cloud(), 'Reader', input)).rejects.toMatchObject({ Code });
  });

  it('are limited in number', async () => {
    const cloud = new Cloud({ quotas: { rolesPerAccount: 1 } });
    await createRole(cloud, 'One');
    await expect(createRole(cloud, 'Two')).rejects.toMatchObject({ Code: 'LimitExceeded' });
  });

  it('trust services, and SAML providers unseen', async () => {
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${MANAGEMENT_ID}:saml-provider/p` },
        Action: 'sts:AssumeRoleWithSAML',
      },
    ];
    await createRole(new Cloud(), 'R', {
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    });
  });

  it('go only without policies', async () => {
    const cloud = new Cloud();
    const arn = await createPolicy(cloud, 'P');
    await createRole(cloud, 'R');
    await cloud.call('iam:AttachRolePolicy', { RoleName: 'R', PolicyArn: arn });
    await cloud.call('iam:PutRolePolicy', { RoleName: 'R', PolicyName: 'inline', PolicyDocument: READ });
    const remove = () => cloud.call('iam:DeleteRole', { RoleName: 'R' });
    await expect(remove()).rejects.toMatchObject({ Code: 'DeleteConflict' });
    await cloud.call('iam:DetachRolePolicy', { RoleName: 'R', PolicyArn: arn });
    await expect(remove()).rejects.toMatchObject({ Code: 'DeleteConflict' });
    await cloud.call('iam:DeleteRolePolicy', { RoleName: 'R', PolicyName: 'inline' });
    await remove();
    await expect(remove()).rejects.toMatchObject({ Code: 'NoSuchEntity' });
  });
});

describe('policies of roles', () => {
  it('attach once and detach once, twenty at most', async () => {
    const cloud = new Cloud();
    await createRole(cloud, 'R');
    const attach = (name: string) =>
      cloud.call('iam:AttachRolePolicy', { RoleName: 'R', PolicyArn: `arn:aws:iam::aws:policy/${name}` });
    for (let n = 0; n < 20; n += 1) await attach(`P${n}`);
    await attach('P0');
    await expect(attach('P20')).rejects.toMatchObject({ Code: 'LimitExceeded' });
    await expect(
      cloud.call('iam:DetachRolePolicy', { RoleName: 'R', PolicyArn: 'arn:aws:iam::aws:policy/None' }),
    ).rejects.toMatchObject({ Code: 'NoSuchEntity' });
    const { AttachedPolicies } = await cloud.call('iam:ListAttachedRolePolicies', { RoleName: 'R' });
    expect(AttachedPolicies).toHaveLength(20);
    expect(AttachedPolicies[0]).toEqual({ PolicyName: 'P0', PolicyArn: 'arn:aws:iam::aws:policy/P0' });
    await expect(
      cloud.call('iam:AttachRolePolicy', { RoleName: 'R', PolicyArn: `arn:aws:iam::${MANAGEMENT_ID}:policy/None` }),
    ).rejects.toMatchObject({ Code: 'NoSuchEntity' });
  });

  it('inline are measured together', async () => {
    const cloud = new Cloud();
    await createRole(cloud, 'R');
    const put = (PolicyName: string, size: number) =>
      cloud.call('iam:PutRolePolicy', { RoleName: 'R', PolicyName, PolicyDocument: policyOf(size) });
    await put('a', 6_000);
    await put('b', 4_240);
    await expect(put('b', 4_241)).rejects.toMatchObject({ Code: 'LimitExceeded' });
    await expect(cloud.call('iam:GetRolePolicy', { RoleName: 'R', PolicyName: 'c' })).rejects.toMatchObject({
      Code: 'NoSuchEntity',
    });
    expect((await cloud.call('iam:ListRolePolicies', { RoleName: 'R' })).PolicyNames).toEqual(['a', 'b']);
  });
});

describe('managed policies', () => {
  it('have 6,144 characters besides white space', async () => {
    const cloud = new Cloud();
    await createPolicy(cloud, 'Fits', `  ${policyOf(6_144)}\n`);
    await expect(createPolicy(cloud, 'Large', policyOf(6_145))).rejects.toMatchObject({ Code: 'LimitExceeded' });
    await expect(createPolicy(cloud, 'FITS')).rejects.toMatchObject({ Code: 'EntityAlreadyExists' });
    await expect(createPolicy(cloud, 'Bad', '{}')).rejects.toMatchObject({ Code: 'MalformedPolicyDocument' });
  });

  it('have five versions, whose numbers are not used again', async () => {
    const cloud = new Cloud();
    const PolicyArn = await createPolicy(cloud, 'P');
    const version = (SetAsDefault: boolean) =>
      cloud.call('iam:CreatePolicyVersion', { PolicyArn, PolicyDocument: READ, SetAsDefault });
    for (let n = 2; n <= 5; n += 1) await version(n === 3);
    await expect(version(true)).rejects.toMatchObject({ Code: 'LimitExceeded' });
    const remove = (VersionId: string) => cloud.call('iam:DeletePolicyVersion', { PolicyArn, VersionId });
    await expect(remove('v3')).rejects.toMatchObject({ Code: 'DeleteConflict' });
    await remove('v5');
    expect((await version(true)).PolicyVersion).toMatchObject({ VersionId: 'v6', IsDefaultVersion: true });
    const { Policy } = await cloud.call('iam:GetPolicy', { PolicyArn });
    expect(Policy.DefaultVersionId).toBe('v6');
    const { Versions } = await cloud.call('iam:ListPolicyVersions', { PolicyArn });
    expect(Versions.map(({ VersionId }: { VersionId: string }) => VersionId)).toEqual(['v6', 'v4', 'v3', 'v2', 'v1']);
    const { PolicyVersion } = await cloud.call('iam:GetPolicyVersion', { PolicyArn, VersionId: 'v6' });
    expect(decodeURIComponent(PolicyVersion.Document)).toBe(READ);
  });

  it('go only when used nowhere, with one version left', async () => {
    const cloud = new Cloud();
    const PolicyArn = await createPolicy(cloud, 'P');
    await createRole(cloud, 'R', { PermissionsBoundary: PolicyArn });
    const remove = () => cloud.call('iam:DeletePolicy', { PolicyArn });
    await expect(remove()).rejects.toMatchObject({ Code: 'DeleteConflict' });
    await cloud.call('iam:DeleteRolePermissionsBoundary', { RoleName: 'R' });
    await cloud.call('iam:CreatePolicyVersion', { PolicyArn, PolicyDocument: READ, SetAsDefault: true });
    await expect(remove()).rejects.toMatchObject({ Code: 'DeleteConflict' });
    await cloud.call('iam:DeletePolicyVersion', { PolicyArn, VersionId: 'v1' });
    await remove();
    await expect(cloud.call('iam:GetPolicy', { PolicyArn })).rejects.toMatchObject({ Code: 'NoSuchEntity' });
  });
});

describe('SAML providers', () => {
  const metadata = (size: number) => {
    const shell = '<EntityDescriptor entityID="x"></EntityDescriptor>';
    return shell.replace('"x"', `"${'x'.repeat(size - shell.length + 1)}"`);
  };
  const create = (cloud: Cloud, SAMLMetadataDocument: string) =>
    cloud.call('iam:CreateSAMLProvider', { Name: 'corp', SAMLMetadataDocument });

  it('are read as they were made', async () => {
    const cloud = new Cloud();
    const { SAMLProviderArn } = await create(cloud, metadata(1_000));
    await cloud.call('iam:UpdateSAMLProvider', { SAMLProviderArn, SAMLMetadataDocument: metadata(1_500) });
    expect((await cloud.call('iam:GetSAMLProvider', { SAMLProviderArn })).SAMLMetadataDocument).toBe(metadata(1_500));
    expect((await cloud.call('iam:ListSAMLProviders')).SAMLProviderList).toMatchObject([{ Arn: SAMLProviderArn }]);
    await expect(create(cloud, metadata(1_000))).rejects.toMatchObject({ Code: 'EntityAlreadyExists' });
    await cloud.call('iam:DeleteSAMLProvider', { SAMLProviderArn });
    await expect(cloud.call('iam:GetSAMLProvider', { SAMLProviderArn })).rejects.toMatchObject({
      Code: 'NoSuchEntity',
    });
  });

  it('need a thousand characters of metadata', async () => {
    await expect(create(new Cloud(), metadata(999))).rejects.toMatchObject(refusal('ValidationError'));
    await expect(create(new Cloud(), 'x'.repeat(1_000))).rejects.toMatchObject({ Code: 'InvalidInput' });
  });
});

describe('GetAccountAuthorizationDetails', () => {
  it('tells everything in pages', async () => {
    const cloud = new Cloud();
    const arn = await createPolicy(cloud, 'P');
    for (const name of ['A', 'B', 'C']) await createRole(cloud, name, { PermissionsBoundary: arn });
    await cloud.call('iam:AttachRolePolicy', { RoleName: 'A', PolicyArn: arn });
    await cloud.call('iam:PutRolePolicy', { RoleName: 'A', PolicyName: 'inline', PolicyDocument: READ });
    const first = await cloud.call('iam:GetAccountAuthorizationDetails', { MaxItems: 3 });
    expect(first).toMatchObject({ IsTruncated: true, RoleDetailList: [{}, {}, {}], Policies: [] });
    expect(first.RoleDetailList[0]).toMatchObject({
      RoleName: 'A',
      AttachedManagedPolicies: [{ PolicyArn: arn, PolicyName: 'P' }],
      RolePolicyList: [{ PolicyName: 'inline', PolicyDocument: expect.stringMatching(/^%7B/) }],
      PermissionsBoundary: { PermissionsBoundaryArn: arn },
    });
    const second = await cloud.call('iam:GetAccountAuthorizationDetails', { MaxItems: 3, Marker: first.Marker });
    expect(second).toMatchObject({
      IsTruncated: false,
      RoleDetailList: [],
      Policies: [{ Arn: arn, AttachmentCount: 1, PermissionsBoundaryUsageCount: 3 }],
    });
    expect(decodeURIComponent(second.Policies[0].PolicyVersionList[0].Document)).toBe(READ);
    const roles = await cloud.call('iam:GetAccountAuthorizationDetails', { Filter: ['Role'], MaxItems: 1000 });
    expect([roles.RoleDetailList.length, roles.Policies.length]).toEqual([3, 0]);
    await expect(cloud.call('iam:GetAccountAuthorizationDetails', { MaxItems: 1001 })).rejects.toMatchObject(
      refusal('ValidationError'),
    );
  });
});
