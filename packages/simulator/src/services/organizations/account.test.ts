import { Cloud, refusal } from '../../testing/cloud';

describe('account creation', () => {
  const create = (cloud: Cloud, Email: string, AccountName = 'Name') =>
    cloud.call('organizations:CreateAccount', { Email, AccountName });
  const look = async (cloud: Cloud, CreateAccountRequestId: string) =>
    (await cloud.call('organizations:DescribeCreateAccountStatus', { CreateAccountRequestId })).CreateAccountStatus;

  it('takes a while, and puts the account into the root with its access role and FullAWSAccess', async () => {
    const cloud = new Cloud();
    const { CreateAccountStatus: asked } = await create(cloud, 'a@example.com', 'A');
    expect(asked).toMatchObject({ State: 'IN_PROGRESS', AccountName: 'A' });
    expect(await look(cloud, asked.Id)).toMatchObject({ State: 'IN_PROGRESS' });
    const done = await look(cloud, asked.Id);
    expect(done).toMatchObject({ State: 'SUCCEEDED', CompletedTimestamp: cloud.now });
    const { Account } = await cloud.call('organizations:DescribeAccount', { AccountId: done.AccountId });
    expect(Account).toMatchObject({ Email: 'a@example.com', Name: 'A', State: 'ACTIVE', JoinedMethod: 'CREATED' });
    expect(Account).not.toHaveProperty('Status');
    expect(Account.Paths).toEqual([
      expect.stringMatching(new RegExp(`^o-\\w+/${await cloud.root()}/${done.AccountId}/$`)),
    ]);
    const role = await cloud.call(
      'iam:GetRole',
      { RoleName: 'OrganizationAccountAccessRole' },
      { account: done.AccountId },
    );
    expect(decodeURIComponent(role.Role.AssumeRolePolicyDocument)).toContain('arn:aws:iam::111111111111:root');
    const { Policies } = await cloud.call('organizations:ListPoliciesForTarget', {
      TargetId: done.AccountId,
      Filter: 'SERVICE_CONTROL_POLICY',
    });
    expect(Policies).toMatchObject([{ Name: 'FullAWSAccess' }]);
  });

  it('fails for an e-mail that any account has had, whatever its case', async () => {
    const cloud = new Cloud();
    await cloud.vend('taken');
    const { CreateAccountStatus: asked } = await create(cloud, 'TAKEN@example.com');
    await look(cloud, asked.Id);
    expect(await look(cloud, asked.Id)).toMatchObject({ State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' });
    expect((await cloud.call('organizations:ListAccounts')).Accounts).toHaveLength(2);
  });

  it('runs five times at once, until one is done or old', async () => {
    const cloud = new Cloud();
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) ids.push((await create(cloud, `a${n}@example.com`)).CreateAccountStatus.Id);
    const full = refusal('ConstraintViolationException', 'ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED');
    await expect(create(cloud, 'a6@example.com')).rejects.toMatchObject(full);
    await look(cloud, ids[0] as string);
    await look(cloud, ids[0] as string);
    await create(cloud, 'a6@example.com');
    await expect(create(cloud, 'a7@example.com')).rejects.toMatchObject(full);
    cloud.wait({ minutes: 2 });
    await create(cloud, 'a7@example.com');
    const listed = await cloud.call('organizations:ListCreateAccountStatus', { States: ['SUCCEEDED'] });
    expect(listed.CreateAccountStatuses).toHaveLength(6);
  });

  it.each([
    ['a@b.c', 'Name', 'INVALID_EMAIL_ADDRESS_TARGET'],
    [`${'a'.repeat(60)}@b.cd`, 'Name', 'INVALID_EMAIL_ADDRESS_TARGET'],
    ['no-at-sign', 'Name', 'INVALID_PATTERN'],
    ['a@example.com', 'n'.repeat(51), 'MAX_LENGTH_EXCEEDED'],
    ['a@example.com', 'Ümlaut', 'INVALID_PATTERN'],
  ])('refuses the e-mail %s with the name %s', async (email, name, reason) => {
    await expect(create(new Cloud(), email, name)).rejects.toMatchObject(refusal('InvalidInputException', reason));
  });

  it('keeps to the number of accounts', async () => {
    const cloud = new Cloud({ quotas: { accounts: 2 } });
    await cloud.vend('one');
    await expect(create(cloud, 'two@example.com')).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'ACCOUNT_NUMBER_LIMIT_EXCEEDED'),
    );
  });
});

describe('accounts', () => {
  const move = (cloud: Cloud, AccountId: string, SourceParentId: string, DestinationParentId: string) =>
    cloud.call('organizations:MoveAccount', { AccountId, SourceParentId, DestinationParentId });

  it('are moved from where they are to where they are not', async () => {
    const cloud = new Cloud();
    const [root, unit, id] = [await cloud.root(), await cloud.unit('Dev'), await cloud.vend('a')];
    await move(cloud, id, root, unit);
    expect((await cloud.call('organizations:ListParents', { ChildId: id })).Parents).toEqual([
      { Id: unit, Type: 'ORGANIZATIONAL_UNIT' },
    ]);
    expect((await cloud.call('organizations:ListAccountsForParent', { ParentId: unit })).Accounts).toMatchObject([
      { Id: id },
    ]);
    expect((await cloud.call('organizations:ListChildren', { ParentId: unit, ChildType: 'ACCOUNT' })).Children).toEqual(
      [{ Id: id, Type: 'ACCOUNT' }],
    );
    await expect(move(cloud, id, root, unit)).rejects.toMatchObject(refusal('DuplicateAccountException'));
    await expect(move(cloud, id, 'ou-none', root)).rejects.toMatchObject(refusal('SourceParentNotFoundException'));
    await expect(move(cloud, id, unit, 'ou-none')).rejects.toMatchObject(refusal('DestinationParentNotFoundException'));
  });

  it('are listed twenty at a time', async () => {
    const cloud = new Cloud();
    for (let n = 0; n < 24; n += 1) await cloud.vend(`account-${n}`);
    const first = await cloud.call('organizations:ListAccounts');
    expect(first.Accounts).toHaveLength(20);
    const second = await cloud.call('organizations:ListAccounts', { NextToken: first.NextToken });
    expect(second.Accounts).toHaveLength(5);
    expect(second.NextToken).toBeUndefined();
    await expect(cloud.call('organizations:ListAccounts', { MaxResults: 21 })).rejects.toMatchObject(
      refusal('InvalidInputException'),
    );
    await expect(
      cloud.call('organizations:ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY', NextToken: first.NextToken }),
    ).rejects.toMatchObject(refusal('InvalidInputException', 'INVALID_NEXT_TOKEN'));
  });

  it('carry tags', async () => {
    const cloud = new Cloud();
    const id = await cloud.vend('a');
    await cloud.call('organizations:TagResource', {
      ResourceId: id,
      Tags: [
        { Key: 'team', Value: 'x' },
        { Key: 'old', Value: '' },
      ],
    });
    await cloud.call('organizations:UntagResource', { ResourceId: id, TagKeys: ['old'] });
    expect((await cloud.call('organizations:ListTagsForResource', { ResourceId: id })).Tags).toEqual([
      { Key: 'team', Value: 'x' },
    ]);
    await expect(
      cloud.call('organizations:TagResource', { ResourceId: id, Tags: [{ Key: 'aws:x', Value: '' }] }),
    ).rejects.toMatchObject(refusal('InvalidInputException'));
  });

  it('are renamed by the management account or by themselves', async () => {
    const cloud = new Cloud();
    const [a, b] = [await cloud.vend('a'), await cloud.vend('b')];
    await cloud.call('account:PutAccountName', { AccountId: a, AccountName: 'From above' });
    await cloud.call('account:PutAccountName', { AccountName: 'By itself' }, { account: b });
    await expect(
      cloud.call('account:PutAccountName', { AccountId: a, AccountName: 'By another' }, { account: b }),
    ).rejects.toMatchObject(refusal('AccessDeniedException'));
    const names = (await cloud.call('organizations:ListAccounts')).Accounts.map(({ Name }: { Name: string }) => Name);
    expect(names).toEqual(['Management', 'From above', 'By itself']);
  });

  it('leave the organization after four days, without their attachments', async () => {
    const cloud = new Cloud();
    const id = await cloud.vend('a');
    const remove = () => cloud.call('organizations:RemoveAccountFromOrganization', { AccountId: id });
    await expect(remove()).rejects.toMatchObject(refusal('ConstraintViolationException', 'WAIT_PERIOD_ACTIVE'));
    cloud.wait({ days: 5 });
    await remove();
    await expect(remove()).rejects.toMatchObject(refusal('AccountNotFoundException'));
    const { Targets } = await cloud.call('organizations:ListTargetsForPolicy', { PolicyId: 'p-FullAWSAccess' });
    expect(Targets.map(({ TargetId }: { TargetId: string }) => TargetId)).not.toContain(id);
    await expect(cloud.call('sts:GetCallerIdentity', {}, { account: id })).rejects.toMatchObject({
      Code: 'InvalidClientTokenId',
    });
  });
});

describe('account closure', () => {
  const close = (cloud: Cloud, AccountId: string) => cloud.call('organizations:CloseAccount', { AccountId });
  const state = async (cloud: Cloud, AccountId: string) =>
    (await cloud.call('organizations:DescribeAccount', { AccountId })).Account.State;

  it('leaves the account pending, then closed, then after 90 days gone; its e-mail is never free again', async () => {
    const cloud = new Cloud();
    const id = await cloud.vend('a');
    await close(cloud, id);
    expect(await state(cloud, id)).toBe('PENDING_CLOSURE');
    await expect(close(cloud, id)).rejects.toMatchObject(refusal('AccountAlreadyClosedException'));
    await expect(cloud.call('iam:ListRoles', {}, { account: id })).rejects.toMatchObject(
      refusal('UnrecognizedClientException'),
    );
    cloud.wait({ minutes: 5 });
    expect(await state(cloud, id)).toBe('CLOSED');
    cloud.wait({ days: 91 });
    await expect(state(cloud, id)).rejects.toMatchObject(refusal('AccountNotFoundException'));
    await expect(cloud.vend('a')).resolves.toBeUndefined();
  });

  it('never closes the management account', async () => {
    await expect(close(new Cloud(), '111111111111')).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'CANNOT_CLOSE_MANAGEMENT_ACCOUNT'),
    );
  });

  it('runs three times at once', async () => {
    const cloud = new Cloud();
    const ids = [await cloud.vend('a'), await cloud.vend('b'), await cloud.vend('c'), await cloud.vend('d')];
    for (const id of ids.slice(0, 3)) await close(cloud, id);
    await expect(close(cloud, ids[3] as string)).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED'),
    );
  });

  it('keeps to 250 in thirty days for a small organization', async () => {
    const cloud = new Cloud();
    for (let n = 0; n < 250; n += 1) {
      await close(cloud, await cloud.vend(`a${n}`));
      cloud.wait({ minutes: 2 });
    }
    const last = await cloud.vend('last');
    await expect(close(cloud, last)).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'CLOSE_ACCOUNT_QUOTA_EXCEEDED'),
    );
    cloud.wait({ days: 30 });
    await close(cloud, last);
  });
});
