import { assumeRole } from '../../sdk/assumeRole';
import { callerOf } from '../../store/apiCall';
import { Cloud, MANAGEMENT_ID, refusal, trustPolicy } from '../../testing/cloud';

const MANAGEMENT = callerOf(MANAGEMENT_ID);
const DENIED = refusal('AccessDenied');

async function cloudWithRole(trust: (ids: { member: string; other: string }) => string) {
  const cloud = new Cloud();
  const [member, other] = [await cloud.vend('member'), await cloud.vend('other')];
  const input = { RoleName: 'Reader', Path: '/landing-zone/', AssumeRolePolicyDocument: trust({ member, other }) };
  await cloud.call('iam:CreateRole', input, { account: member });
  return { cloud, member, other, arn: `arn:aws:iam::${member}:role/landing-zone/Reader` };
}

describe('AssumeRole', () => {
  it('gives the identity of the role in its account', async () => {
    const { cloud, member, arn } = await cloudWithRole(() => trustPolicy(MANAGEMENT_ID));
    const caller = await assumeRole(cloud.aws, MANAGEMENT, arn, 'session');
    expect(caller).toEqual({ accountId: member, principalArn: `arn:aws:sts::${member}:assumed-role/Reader/session` });
    const identity = await cloud.call('sts:GetCallerIdentity', {}, { account: member, principal: caller.principalArn });
    expect(identity).toMatchObject({
      Account: member,
      Arn: caller.principalArn,
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session$/),
    });
  });

  it('is refused to those whom the trust policy does not name', async () => {
    const { cloud, other, arn } = await cloudWithRole(() => trustPolicy(MANAGEMENT_ID));
    await expect(assumeRole(cloud.aws, callerOf(other), arn, 'session')).rejects.toMatchObject(DENIED);
  });

  it('is refused without the right path, for an unknown role and for an unknown account', async () => {
    const { cloud, member, arn } = await cloudWithRole(() => trustPolicy(MANAGEMENT_ID));
    const arns = [arn.replace('/landing-zone', ''), `${arn}2`, arn.replace(member, '999999999999')];
    for (const wrong of arns)
      await expect(assumeRole(cloud.aws, MANAGEMENT, wrong, 'session')).rejects.toMatchObject(DENIED);
  });

  it('is refused in a closed account', async () => {
    const { cloud, member, arn } = await cloudWithRole(() => trustPolicy(MANAGEMENT_ID));
    await cloud.call('organizations:CloseAccount', { AccountId: member });
    await expect(assumeRole(cloud.aws, MANAGEMENT, arn, 'session')).rejects.toMatchObject(DENIED);
  });

  it('knows the role behind a session', async () => {
    const { cloud, other, arn } = await cloudWithRole((ids) =>
      trustPolicy(`arn:aws:iam::${ids.other}:role/OrganizationAccountAccessRole`),
    );
    await expect(assumeRole(cloud.aws, callerOf(other), arn, 'session')).rejects.toMatchObject(DENIED);
    const access = `arn:aws:iam::${other}:role/OrganizationAccountAccessRole`;
    const caller = await assumeRole(cloud.aws, MANAGEMENT, access, 'session');
    await expect(assumeRole(cloud.aws, caller, arn, 'session')).resolves.toMatchObject({
      principalArn: expect.stringContaining('Reader'),
    });
  });

  it.each([
    ['StringEquals', 'sts:ExternalId', 'secret', false],
    ['StringNotEquals', 'sts:ExternalId', 'secret', true],
    ['StringEqualsIfExists', 'sts:ExternalId', 'secret', true],
    ['ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${MANAGEMENT_ID}:user/*`, true],
    ['ArnNotLike', 'aws:PrincipalArn', `arn:aws:iam::${MANAGEMENT_ID}:user/*`, false],
    ['StringLike', 'aws:PrincipalOrgID', 'o-*', true],
    ['StringEquals', 'aws:PrincipalAccount', '222222222222', false],
  ])('evaluates %s on %s', async (operator, key, value, allowed) => {
    const Statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:Assume*',
      Condition: { [operator]: { [key]: value } },
    };
    const { cloud, arn } = await cloudWithRole(() => JSON.stringify({ Version: '2012-10-17', Statement }));
    const attempt = assumeRole(cloud.aws, MANAGEMENT, arn, 'session');
    if (allowed) await expect(attempt).resolves.toBeDefined();
    else await expect(attempt).rejects.toMatchObject(DENIED);
  });

  it('heeds a Deny beside an Allow', async () => {
    const { cloud, arn } = await cloudWithRole(() => {
      const Principal = { AWS: MANAGEMENT_ID };
      const Statement = ['Allow', 'Deny'].map((Effect) => ({ Effect, Principal, Action: 'sts:AssumeRole' }));
      return JSON.stringify({ Version: '2012-10-17', Statement });
    });
    await expect(assumeRole(cloud.aws, MANAGEMENT, arn, 'session')).rejects.toMatchObject(DENIED);
  });
});
