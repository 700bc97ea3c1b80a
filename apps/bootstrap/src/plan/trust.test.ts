import { settingsOf } from '../testing/settings';
import { deployTrust, driftTrust, planTrust } from './trust';

const conditions = (more: { readonly [key: string]: unknown } = {}) => {
  const settings = settingsOf(more);
  return [planTrust, deployTrust, driftTrust].map((trust) => {
    const [statement] = trust(settings).Statement;
    return statement?.['Condition'];
  });
};
const aud = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' };
const sub = 'token.actions.githubusercontent.com:sub';
const ref = 'token.actions.githubusercontent.com:ref';

test('each role is for its own jobs of the repository', () => {
  const repository = 'repo:example/cloud-accounts';
  const main = `${repository}:ref:refs/heads/main`;
  expect(conditions()).toEqual([
    { StringEquals: { ...aud, [sub]: `${repository}:pull_request` } },
    {
      StringEquals: {
        ...aud,
        [sub]: [`${repository}:environment:ring-0`, `${repository}:environment:ring-1`, main],
        [ref]: 'refs/heads/main',
      },
    },
    { StringEquals: { ...aud, [sub]: main, [ref]: 'refs/heads/main' } },
  ]);
});

test('the numbers of GitHub are in the subject where its tokens have them', () => {
  const [plan, , drift] = conditions({ repositoryOwnerId: '123456', repositoryId: '456789', branch: 'trunk' });
  expect(plan).toEqual({ StringEquals: { ...aud, [sub]: 'repo:example@123456/cloud-accounts@456789:pull_request' } });
  expect(drift).toEqual({
    StringEquals: {
      ...aud,
      [sub]: 'repo:example@123456/cloud-accounts@456789:ref:refs/heads/trunk',
      [ref]: 'refs/heads/trunk',
    },
  });
});

test('a drift job in AWS is trusted by the name of its role, in its account, and nobody else there', () => {
  const arn = 'arn:aws:iam::222222222222:role/drift-schedule/DriftCompare';
  const settings = settingsOf({ driftTaskRoles: [arn] });
  const [ofGitHub, ofRole, ...others] = driftTrust(settings).Statement;
  expect(ofGitHub).toEqual(driftTrust(settingsOf()).Statement[0]);
  expect(ofRole).toEqual({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::222222222222:root' },
    Action: 'sts:AssumeRole',
    Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
  });
  expect(others).toEqual([]);
  expect(JSON.stringify([planTrust(settings), deployTrust(settings)])).not.toContain('222222222222');
});
