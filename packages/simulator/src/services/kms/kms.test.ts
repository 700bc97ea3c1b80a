import { Cloud, MANAGEMENT_ID, refusal } from '../../testing/cloud';

const keyPolicy = (...AWS: readonly string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' }],
  });
const rootOf = (account: string) => `arn:aws:iam::${account}:root`;
const createKey = async (cloud: Cloud, input: Record<string, unknown> = {}) =>
  (await cloud.call('kms:CreateKey', input)).KeyMetadata as { KeyId: string; Arn: string };

describe('keys', () => {
  it('are read as they were made, by id, ARN and alias', async () => {
    const cloud = new Cloud();
    const Policy = keyPolicy(rootOf(MANAGEMENT_ID));
    const { KeyId, Arn } = await createKey(cloud, { Description: 'd', Policy, Tags: [{ TagKey: 'a', TagValue: 'b' }] });
    await cloud.call('kms:CreateAlias', { AliasName: 'alias/landing-zone', TargetKeyId: KeyId });
    for (const name of [KeyId, Arn, 'alias/landing-zone', Arn.replace(`key/${KeyId}`, 'alias/landing-zone')]) {
      expect((await cloud.call('kms:DescribeKey', { KeyId: name })).KeyMetadata).toMatchObject({
        KeyId,
        Description: 'd',
        KeyState: 'Enabled',
      });
    }
    expect((await cloud.call('kms:GetKeyPolicy', { KeyId })).Policy).toBe(Policy);
    expect((await cloud.call('kms:ListResourceTags', { KeyId })).Tags).toEqual([{ TagKey: 'a', TagValue: 'b' }]);
    expect((await cloud.call('kms:ListKeys')).Keys).toEqual([{ KeyId, KeyArn: Arn }]);
    expect((await cloud.call('kms:ListKeys', {}, { region: 'eu-west-2' })).Keys).toEqual([]);
  });

  it('rotate when told to', async () => {
    const cloud = new Cloud();
    const { KeyId } = await createKey(cloud);
    const rotates = async () => (await cloud.call('kms:GetKeyRotationStatus', { KeyId })).KeyRotationEnabled;
    expect(await rotates()).toBe(false);
    await cloud.call('kms:EnableKeyRotation', { KeyId });
    expect(await rotates()).toBe(true);
    await cloud.call('kms:DisableKeyRotation', { KeyId });
    expect(await rotates()).toBe(false);
  });

  it('have policies whose principals exist', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    const { KeyId } = await createKey(cloud);
    const put = (Policy: string) => cloud.call('kms:PutKeyPolicy', { KeyId, Policy });
    await put(keyPolicy(rootOf(MANAGEMENT_ID), rootOf(member)));
    await expect(put(keyPolicy(rootOf(MANAGEMENT_ID), rootOf('999999999999')))).rejects.toMatchObject(
      refusal('MalformedPolicyDocumentException'),
    );
    await expect(put(keyPolicy(rootOf(MANAGEMENT_ID), `arn:aws:iam::${member}:role/None`))).rejects.toMatchObject(
      refusal('MalformedPolicyDocumentException'),
    );
  });

  it('have policies that leave somebody able to change them', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    const { KeyId } = await createKey(cloud);
    const locked = { KeyId, Policy: keyPolicy(rootOf(member)) };
    await expect(cloud.call('kms:PutKeyPolicy', locked)).rejects.toMatchObject(
      refusal('MalformedPolicyDocumentException'),
    );
    await cloud.call('kms:PutKeyPolicy', { ...locked, BypassPolicyLockoutSafetyCheck: true });
  });

  it('are deleted after a waiting period in which little but their policy can be changed', async () => {
    const cloud = new Cloud();
    const { KeyId } = await createKey(cloud);
    await cloud.call('kms:CreateAlias', { AliasName: 'alias/a', TargetKeyId: KeyId });
    await expect(cloud.call('kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 6 })).rejects.toMatchObject(
      refusal('ValidationException'),
    );
    await cloud.call('kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 });
    expect((await cloud.call('kms:DescribeKey', { KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'PendingDeletion',
      Enabled: false,
    });
    for (const operation of ['EnableKeyRotation', 'UpdateKeyDescription', 'ScheduleKeyDeletion']) {
      await expect(cloud.call(`kms:${operation}`, { KeyId })).rejects.toMatchObject(
        refusal('KMSInvalidStateException'),
      );
    }
    const { Policy } = await cloud.call('kms:GetKeyPolicy', { KeyId });
    await cloud.call('kms:PutKeyPolicy', { KeyId, Policy });
    cloud.wait({ days: 8 });
    await expect(cloud.call('kms:DescribeKey', { KeyId })).rejects.toMatchObject(refusal('NotFoundException'));
    expect((await cloud.call('kms:ListAliases')).Aliases).toEqual([]);
  });
});

describe('aliases', () => {
  it('are unique in an account and region, and can move', async () => {
    const cloud = new Cloud();
    const [one, two] = [await createKey(cloud), await createKey(cloud)];
    const AliasName = 'alias/landing-zone';
    const create = () => cloud.call('kms:CreateAlias', { AliasName, TargetKeyId: one.KeyId });
    await create();
    await expect(create()).rejects.toMatchObject(refusal('AlreadyExistsException'));
    await cloud.call('kms:UpdateAlias', { AliasName, TargetKeyId: two.Arn });
    expect((await cloud.call('kms:ListAliases', { KeyId: two.KeyId })).Aliases).toMatchObject([
      { AliasName, TargetKeyId: two.KeyId },
    ]);
    expect((await cloud.call('kms:ListAliases', { KeyId: one.KeyId })).Aliases).toEqual([]);
    await cloud.call('kms:DeleteAlias', { AliasName });
    await expect(cloud.call('kms:DeleteAlias', { AliasName })).rejects.toMatchObject(refusal('NotFoundException'));
  });

  it.each([
    ['landing-zone', 'ValidationException'],
    ['alias/aws/s3', 'InvalidAliasNameException'],
  ])('are not called %s', async (AliasName, name) => {
    const cloud = new Cloud();
    const { KeyId } = await createKey(cloud);
    await expect(cloud.call('kms:CreateAlias', { AliasName, TargetKeyId: KeyId })).rejects.toMatchObject(refusal(name));
  });
});
