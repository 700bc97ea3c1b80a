import { Cloud, DENY_LEAVING, refusal } from '../../testing/cloud';

const FULL = 'p-FullAWSAccess';

describe('service control policies', () => {
  it('are created, described word by word, updated and listed', async () => {
    const cloud = new Cloud();
    const id = await cloud.scp('one', DENY_LEAVING);
    const described = await cloud.call('organizations:DescribePolicy', { PolicyId: id });
    expect(described.Policy.Content).toBe(JSON.stringify(DENY_LEAVING));
    await cloud.call('organizations:UpdatePolicy', { PolicyId: id, Name: 'renamed', Description: 'd' });
    const { Policies } = await cloud.call('organizations:ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY' });
    expect(Policies).toMatchObject([{ Id: FULL }, { Id: id, Name: 'renamed', Description: 'd', AwsManaged: false }]);
  });

  it('have a size that counts white space', async () => {
    const cloud = new Cloud();
    const text = JSON.stringify(DENY_LEAVING);
    await cloud.scp('fits', text + ' '.repeat(10_240 - text.length));
    await expect(cloud.scp('does not', text + ' '.repeat(10_241 - text.length))).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'POLICY_CONTENT_LIMIT_EXCEEDED'),
    );
  });

  it.each([
    ['no JSON', '{'],
    ['no statement', '{"Version":"2012-10-17"}'],
    ['an unknown version', '{"Version":"2013-01-01","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'],
    ['no effect', '{"Statement":{"Action":"*","Resource":"*"}}'],
    ['Action and NotAction', '{"Statement":{"Effect":"Deny","Action":"s3:*","NotAction":"s3:*","Resource":"*"}}'],
    ['no resource', '{"Statement":{"Effect":"Deny","Action":"s3:*"}}'],
    ['a principal', '{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}'],
    ['an unknown element', '{"Statement":{"Effect":"Deny","Actions":"s3:*","Resource":"*"}}'],
    ['an action without a service', '{"Statement":{"Effect":"Deny","Action":"GetObject","Resource":"*"}}'],
    [
      'a Sid twice',
      '{"Statement":[{"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"},{"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"}]}',
    ],
  ])('are refused with %s', async (_what, content) => {
    await expect(new Cloud().scp('bad', content)).rejects.toMatchObject(refusal('MalformedPolicyDocumentException'));
  });

  it('have unique names and a number', async () => {
    const cloud = new Cloud({ quotas: { scps: 1 } });
    await cloud.scp('one');
    await expect(cloud.scp('one')).rejects.toMatchObject(refusal('DuplicatePolicyException'));
    await expect(cloud.scp('two')).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'POLICY_NUMBER_LIMIT_EXCEEDED'),
    );
  });

  it('of AWS cannot be changed', async () => {
    const cloud = new Cloud();
    for (const operation of ['UpdatePolicy', 'DeletePolicy']) {
      await expect(cloud.call(`organizations:${operation}`, { PolicyId: FULL, Name: 'x' })).rejects.toMatchObject(
        refusal('InvalidInputException', 'IMMUTABLE_POLICY'),
      );
    }
  });

  it('go only when attached nowhere', async () => {
    const cloud = new Cloud();
    const id = await cloud.scp('one');
    const TargetId = await cloud.root();
    await cloud.call('organizations:AttachPolicy', { PolicyId: id, TargetId });
    const remove = () => cloud.call('organizations:DeletePolicy', { PolicyId: id });
    await expect(remove()).rejects.toMatchObject(refusal('PolicyInUseException'));
    await cloud.call('organizations:DetachPolicy', { PolicyId: id, TargetId });
    await remove();
    await expect(remove()).rejects.toMatchObject(refusal('PolicyNotFoundException'));
  });
});

describe('attachments', () => {
  const change = (cloud: Cloud, verb: 'Attach' | 'Detach', PolicyId: string, TargetId: string) =>
    cloud.call(`organizations:${verb}Policy`, { PolicyId, TargetId });

  it('happen once', async () => {
    const cloud = new Cloud();
    const [id, unit] = [await cloud.scp('one'), await cloud.unit('Dev')];
    await expect(change(cloud, 'Detach', id, unit)).rejects.toMatchObject(refusal('PolicyNotAttachedException'));
    await change(cloud, 'Attach', id, unit);
    await expect(change(cloud, 'Attach', id, unit)).rejects.toMatchObject(
      refusal('DuplicatePolicyAttachmentException'),
    );
    await expect(change(cloud, 'Attach', id, 'ou-none-00000000')).rejects.toMatchObject(
      refusal('TargetNotFoundException'),
    );
  });

  it('are ten to a target', async () => {
    const cloud = new Cloud();
    const unit = await cloud.unit('Dev');
    for (let n = 0; n < 9; n += 1) await change(cloud, 'Attach', await cloud.scp(`scp-${n}`), unit);
    await expect(change(cloud, 'Attach', await cloud.scp('eleventh'), unit)).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED'),
    );
  });

  it('leave a target with at least one', async () => {
    const cloud = new Cloud();
    const [id, account] = [await cloud.scp('one'), await cloud.vend('a')];
    await expect(change(cloud, 'Detach', FULL, account)).rejects.toMatchObject(
      refusal('ConstraintViolationException', 'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED'),
    );
    await change(cloud, 'Attach', id, account);
    await change(cloud, 'Detach', FULL, account);
    const { Policies } = await cloud.call('organizations:ListPoliciesForTarget', {
      TargetId: account,
      Filter: 'SERVICE_CONTROL_POLICY',
    });
    expect(Policies).toMatchObject([{ Id: id }]);
  });

  it('are listed by policy, twenty at a time, with the type of each target', async () => {
    const cloud = new Cloud();
    for (let n = 0; n < 20; n += 1) await cloud.unit(`Unit${n}`);
    const first = await cloud.call('organizations:ListTargetsForPolicy', { PolicyId: FULL });
    const second = await cloud.call('organizations:ListTargetsForPolicy', {
      PolicyId: FULL,
      NextToken: first.NextToken,
    });
    expect([first.Targets.length, second.Targets.length]).toEqual([20, 2]);
    expect(first.Targets.slice(0, 3)).toMatchObject([
      { Type: 'ROOT' },
      { Type: 'ACCOUNT' },
      { Type: 'ORGANIZATIONAL_UNIT', Name: 'Unit0' },
    ]);
  });
});
