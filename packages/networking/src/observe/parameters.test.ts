import { SSMClient } from '@aws-sdk/client-ssm';
import { answeringClient } from '@microaccounts/resources/testing';
import { readParameters } from './parameters';

test('parameters under the path, with description and tags', async () => {
  const Name = '/landing-zone/network/vpc/id';
  const { client } = answeringClient(SSMClient, {
    GetParametersByPath: ({ Path, Recursive, NextToken }) => {
      expect([Path, Recursive]).toEqual(['/landing-zone/', true]);
      return NextToken === undefined
        ? { Parameters: [], NextToken: '2' }
        : { Parameters: [{ Name, Type: 'String', Value: 'vpc-1', ARN: 'arn:p' }] };
    },
    DescribeParameters: () => ({ Parameters: [{ Name, Description: 'd' }] }),
    ListTagsForResource: ({ ResourceId }) => ({ TagList: [{ Key: 'of', Value: String(ResourceId) }] }),
  });
  expect(await readParameters(client, { accountId: '222222222222', region: 'us-east-1' })).toEqual([
    {
      kind: 'parameter',
      accountId: '222222222222',
      region: 'us-east-1',
      ids: { id: Name, arn: 'arn:p' },
      properties: { name: Name, type: 'String', value: 'vpc-1', description: 'd', tags: { of: Name } },
    },
  ]);
});
