import { Cloud, MANAGEMENT_ID, refusal } from '../../testing/cloud';

async function network(cloud: Cloud, subnets = 1) {
  const VpcId: string = (await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' })).Vpc.VpcId;
  const arns: string[] = [];
  for (let n = 0; n < subnets; n += 1) {
    arns.push((await cloud.call('ec2:CreateSubnet', { VpcId, CidrBlock: `10.0.${n}.0/28` })).Subnet.SubnetArn);
  }
  return { VpcId, arns };
}

const createShare = async (cloud: Cloud, more: object = {}): Promise<string> => {
  const input = { name: 'share', allowExternalPrincipals: false, tags: [{ key: 'managed-by', value: 'x' }], ...more };
  return (await cloud.call('ram:CreateResourceShare', input)).resourceShare.resourceShareArn;
};
const associate = (cloud: Cloud, resourceShareArn: string, more: object) =>
  cloud.call('ram:AssociateResourceShare', { resourceShareArn, ...more });

describe('resource shares', () => {
  it('are listed for their owner and for those whom they reach', async () => {
    const cloud = new Cloud();
    const { arns } = await network(cloud);
    const [member, other] = [await cloud.vend('member'), await cloud.vend('other')];
    const share = await createShare(cloud, { resourceArns: arns, principals: [member] });
    const own = await cloud.call('ram:GetResourceShares', {
      resourceOwner: 'SELF',
      tagFilters: [{ tagKey: 'managed-by', tagValues: ['x'] }],
    });
    expect(own.resourceShares).toMatchObject([
      {
        resourceShareArn: share,
        name: 'share',
        status: 'ACTIVE',
        allowExternalPrincipals: false,
        tags: [{ key: 'managed-by', value: 'x' }],
      },
    ]);
    const theirs = async (account: string) =>
      (await cloud.call('ram:GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS' }, { account })).resourceShares;
    expect(await theirs(member)).toMatchObject([{ resourceShareArn: share, owningAccountId: MANAGEMENT_ID }]);
    expect((await theirs(member))[0].tags).toBeUndefined();
    expect(await theirs(other)).toEqual([]);
    const elsewhere = await cloud.call('ram:GetResourceShares', { resourceOwner: 'SELF' }, { region: 'eu-west-2' });
    expect(elsewhere.resourceShares).toEqual([]);
    expect(
      (await cloud.call('ram:ListResources', { resourceOwner: 'OTHER-ACCOUNTS' }, { account: member })).resources,
    ).toMatchObject([{ arn: arns[0], type: 'ec2:Subnet' }]);
    expect((await cloud.call('ram:ListPrincipals', { resourceOwner: 'SELF' })).principals).toMatchObject([
      { id: member, external: false },
    ]);
  });

  it('show subnets to participants, without their tags', async () => {
    const cloud = new Cloud();
    const { arns, VpcId } = await network(cloud);
    const member = await cloud.vend('member');
    await cloud.call('ec2:CreateTags', {
      Resources: [VpcId, (arns[0] ?? '').split('/')[1]],
      Tags: [{ Key: 'Name', Value: 'secret' }],
    });
    const seen = async () => (await cloud.call('ec2:DescribeSubnets', {}, { account: member })).Subnets;
    expect(await seen()).toEqual([]);
    const share = await createShare(cloud, { resourceArns: arns, principals: [member] });
    expect(await seen()).toMatchObject([{ SubnetArn: arns[0], OwnerId: MANAGEMENT_ID, Tags: [] }]);
    expect((await cloud.call('ec2:DescribeVpcs', {}, { account: member })).Vpcs).toMatchObject([
      { VpcId, OwnerId: MANAGEMENT_ID, Tags: [] },
    ]);
    await cloud.call('ram:DisassociateResourceShare', { resourceShareArn: share, principals: [member] });
    expect(await seen()).toEqual([]);
  });

  it('are changed, tagged, and stay listed as deleted for a while', async () => {
    const cloud = new Cloud();
    const resourceShareArn = await createShare(cloud);
    await cloud.call('ram:UpdateResourceShare', { resourceShareArn, name: 'renamed' });
    await cloud.call('ram:TagResource', { resourceShareArn, tags: [{ key: 'a', value: 'b' }] });
    await cloud.call('ram:UntagResource', { resourceShareArn, tagKeys: ['managed-by'] });
    const listed = async () => (await cloud.call('ram:GetResourceShares', { resourceOwner: 'SELF' })).resourceShares;
    expect(await listed()).toMatchObject([{ name: 'renamed', tags: [{ key: 'a', value: 'b' }] }]);
    await cloud.call('ram:DeleteResourceShare', { resourceShareArn });
    expect(await listed()).toMatchObject([{ status: 'DELETED' }]);
    await expect(cloud.call('ram:DeleteResourceShare', { resourceShareArn })).rejects.toMatchObject(
      refusal('UnknownResourceException'),
    );
    cloud.wait({ hours: 2 });
    expect(await listed()).toEqual([]);
  });

  it('belong to their owner', async () => {
    const cloud = new Cloud();
    const [share, member] = [await createShare(cloud), await cloud.vend('member')];
    await expect(
      cloud.call('ram:DeleteResourceShare', { resourceShareArn: share }, { account: member }),
    ).rejects.toMatchObject(refusal('UnknownResourceException'));
  });
});

describe('associations', () => {
  const listed = async (cloud: Cloud, associationType: string) =>
    (await cloud.call('ram:GetResourceShareAssociations', { associationType })).resourceShareAssociations;

  it('take a while to come and to go, and can come back', async () => {
    const cloud = new Cloud();
    const { arns } = await network(cloud);
    const member = await cloud.vend('member');
    const share = await createShare(cloud);
    const { resourceShareAssociations } = await associate(cloud, share, { resourceArns: arns, principals: [member] });
    expect(resourceShareAssociations).toMatchObject([{ status: 'ASSOCIATING' }, { status: 'ASSOCIATING' }]);
    expect(await listed(cloud, 'RESOURCE')).toMatchObject([
      { associatedEntity: arns[0], status: 'ASSOCIATED', resourceShareName: 'share' },
    ]);
    const gone = await cloud.call('ram:DisassociateResourceShare', { resourceShareArn: share, principals: [member] });
    expect(gone.resourceShareAssociations).toMatchObject([{ status: 'DISASSOCIATING' }]);
    expect(await listed(cloud, 'PRINCIPAL')).toMatchObject([{ associatedEntity: member, status: 'DISASSOCIATED' }]);
    await associate(cloud, share, { principals: [member] });
    expect(await listed(cloud, 'PRINCIPAL')).toMatchObject([{ status: 'ASSOCIATED' }]);
    await cloud.call('ram:DisassociateResourceShare', { resourceShareArn: share, principals: [member] });
    cloud.wait({ hours: 2 });
    expect(await listed(cloud, 'PRINCIPAL')).toEqual([]);
  });

  it('end with their subnet', async () => {
    const cloud = new Cloud();
    const { arns } = await network(cloud);
    await createShare(cloud, { resourceArns: arns });
    await cloud.call('ec2:DeleteSubnet', { SubnetId: (arns[0] ?? '').split('/')[1] });
    expect(await listed(cloud, 'RESOURCE')).toMatchObject([{ status: 'DISASSOCIATED' }]);
  });

  it('reach organizational units and the organization', async () => {
    const cloud = new Cloud();
    const { arns } = await network(cloud);
    const [unit, inside, outside] = [await cloud.unit('Dev'), await cloud.vend('inside'), await cloud.vend('outside')];
    await cloud.call('organizations:MoveAccount', {
      AccountId: inside,
      SourceParentId: await cloud.root(),
      DestinationParentId: unit,
    });
    const { OrganizationalUnit } = await cloud.call('organizations:DescribeOrganizationalUnit', {
      OrganizationalUnitId: unit,
    });
    const share = await createShare(cloud, { resourceArns: arns, principals: [OrganizationalUnit.Arn] });
    const reached = async (account: string) =>
      (await cloud.call('ram:GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS' }, { account })).resourceShares
        .length as number;
    expect([await reached(inside), await reached(outside)]).toEqual([1, 0]);
    const { Organization } = await cloud.call('organizations:DescribeOrganization');
    await associate(cloud, share, { principals: [Organization.Arn] });
    expect([await reached(inside), await reached(outside)]).toEqual([1, 1]);
  });

  it.each([
    ['222222222222', false, 'OperationNotPermittedException'],
    ['222222222222', true, 'OperationNotPermittedException'],
    ['not-a-principal', false, 'InvalidParameterException'],
    [`arn:aws:organizations::${MANAGEMENT_ID}:ou/o-other/ou-other-12345678`, false, 'OperationNotPermittedException'],
  ])('do not reach %s (external principals: %s)', async (principal, allowExternalPrincipals, name) => {
    const cloud = new Cloud();
    const share = await createShare(cloud, { allowExternalPrincipals });
    await expect(associate(cloud, share, { principals: [principal] })).rejects.toMatchObject(refusal(name));
  });

  it('need a subnet of the caller', async () => {
    const cloud = new Cloud();
    const { arns } = await network(cloud);
    const member = await cloud.vend('member');
    const create = cloud.call('ram:CreateResourceShare', { name: 'theirs', resourceArns: arns }, { account: member });
    await expect(create).rejects.toMatchObject(refusal('UnknownResourceException'));
    await expect(createShare(cloud, { resourceArns: ['arn:aws:s3:::bucket'] })).rejects.toMatchObject(
      refusal('MalformedArnException'),
    );
  });

  it('need sharing within the organization to be enabled', async () => {
    const cloud = new Cloud();
    const { arns } = await network(cloud);
    const member = await cloud.vend('member');
    await cloud.call('organizations:DisableAWSServiceAccess', { ServicePrincipal: 'ram.amazonaws.com' });
    await expect(createShare(cloud, { resourceArns: arns })).rejects.toMatchObject(
      refusal('OperationNotPermittedException'),
    );
    await expect(createShare(cloud, { principals: [member] })).rejects.toMatchObject(
      refusal('OperationNotPermittedException'),
    );
    await expect(cloud.call('ram:EnableSharingWithAwsOrganization', {}, { account: member })).rejects.toMatchObject(
      refusal('OperationNotPermittedException'),
    );
    await cloud.call('ram:EnableSharingWithAwsOrganization');
    await createShare(cloud, { resourceArns: arns, principals: [member] });
  });

  it('give a VPC so many participants, through whichever shares', async () => {
    const cloud = new Cloud({ quotas: { participantsPerVpc: 2 } });
    const { arns } = await network(cloud, 2);
    const [a, b, c] = [await cloud.vend('a'), await cloud.vend('b'), await cloud.vend('c')];
    await createShare(cloud, { resourceArns: [arns[0]], principals: [a] });
    const second = await createShare(cloud, { resourceArns: [arns[1]], principals: [a, b] });
    await expect(associate(cloud, second, { principals: [c] })).rejects.toMatchObject(
      refusal('ResourceShareLimitExceededException'),
    );
    const empty = await createShare(cloud, { principals: [c] });
    await expect(associate(cloud, empty, { resourceArns: [arns[0]] })).rejects.toMatchObject(
      refusal('ResourceShareLimitExceededException'),
    );
  });

  it('give an account so many subnets', async () => {
    const cloud = new Cloud({ quotas: { sharedSubnetsPerAccount: 2 } });
    const { arns } = await network(cloud, 3);
    const member = await cloud.vend('member');
    const share = await createShare(cloud, { resourceArns: arns.slice(0, 2), principals: [member] });
    await expect(associate(cloud, share, { resourceArns: [arns[2]] })).rejects.toMatchObject(
      refusal('ResourceShareLimitExceededException'),
    );
    await expect(createShare(cloud, { resourceArns: [arns[2]], principals: [member] })).rejects.toMatchObject(
      refusal('ResourceShareLimitExceededException'),
    );
  });
});
