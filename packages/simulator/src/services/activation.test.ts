import { Cloud, MANAGEMENT_ID, refusal } from '../testing/cloud';

const reads = [
  ['ec2:DescribeVpcs', 'OptInRequired'],
  ['kms:ListKeys', 'SubscriptionRequiredException'],
  ['ssm:DescribeParameters', 'SubscriptionRequiredException'],
  ['backup:ListBackupVaults', 'SubscriptionRequiredException'],
] as const;

it.each(reads)('%s of a new account is refused for a while', async (read, name) => {
  const cloud = new Cloud({ activationSeconds: 180 });
  const account = await cloud.vend('new');
  await expect(cloud.call(read, {}, { account })).rejects.toMatchObject(refusal(name));
  cloud.wait({ minutes: 3 });
  await cloud.call(read, {}, { account });
});

it('concerns neither IAM nor STS nor the management account, and nobody unless it is asked for', async () => {
  const cloud = new Cloud({ activationSeconds: 180 });
  const account = await cloud.vend('new');
  await cloud.call('iam:ListRoles', {}, { account });
  await cloud.call('sts:GetCallerIdentity', {}, { account });
  await cloud.call('ec2:DescribeVpcs', {}, { account: MANAGEMENT_ID });
  const ready = new Cloud();
  await ready.call('ec2:DescribeVpcs', {}, { account: await ready.vend('new') });
});
