import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { answeringClient } from '@microaccounts/resources/testing';
import { readScps } from './scps';

const text = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":["s3:b","s3:a"],"Resource":"*"}}';

/** One own policy with two pages of targets, and AWS's own. */
function organization() {
  return answeringClient(OrganizationsClient, {
    ListPolicies: ({ NextToken }) =>
      NextToken === undefined
        ? { Policies: [{ Id: 'p-FullAWSAccess', AwsManaged: true }], NextToken: '2' }
        : { Policies: [{ Id: 'p-1', AwsManaged: false }] },
    DescribePolicy: () => ({
      Policy: { PolicySummary: { Id: 'p-1', Arn: 'arn:p-1', Name: 'ma-1', Description: 'd' }, Content: text },
    }),
    ListTargetsForPolicy: ({ NextToken }) =>
      NextToken === undefined
        ? { Targets: [{ TargetId: 'r-1', Type: 'ROOT' }], NextToken: '2' }
        : { Targets: [{ TargetId: '222222222222', Type: 'ACCOUNT' }] },
  });
}

test('own policies in normal form, and what they are attached to', async () => {
  const place = { accountId: '111111111111', region: null };
  expect(await readScps(organization().client, '111111111111')).toEqual([
    {
      ...{ kind: 'scp', ...place, ids: { id: 'p-1', arn: 'arn:p-1' } },
      properties: {
        name: 'ma-1',
        description: 'd',
        content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: ['s3:a', 's3:b'], Resource: '*' }] },
      },
    },
    { kind: 'scp-attachment', ...place, ids: { id: 'r-1:p-1' }, properties: { policy: 'p-1', target: 'r-1' } },
    {
      ...{ kind: 'scp-attachment', ...place, ids: { id: '222222222222:p-1' } },
      properties: { policy: 'p-1', target: '222222222222' },
    },
  ]);
});

test('targets are swept once for each own policy, and never asked for one by one', async () => {
  const { client, operations } = organization();
  await readScps(client, '111111111111');
  expect(operations).toEqual([
    'ListPolicies',
    'ListPolicies',
    'DescribePolicy',
    'ListTargetsForPolicy',
    'ListTargetsForPolicy',
  ]);
});
