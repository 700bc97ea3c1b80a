import { Cloud, MANAGEMENT_ID, refusal } from '../../testing/cloud';

const put = (cloud: Cloud, Name: string, more: object = {}) =>
  cloud.call('ssm:PutParameter', { Name, Value: 'v', Type: 'String', ...more });

describe('parameters', () => {
  it('are read as they were put, with a version', async () => {
    const cloud = new Cloud();
    const Name = '/landing-zone/network/vpc/id';
    await put(cloud, Name, { Description: 'd', Tags: [{ Key: 'a', Value: 'b' }] });
    await expect(put(cloud, Name)).rejects.toMatchObject(refusal('ParameterAlreadyExists'));
    await put(cloud, Name, { Value: 'w', Overwrite: true });
    expect((await cloud.call('ssm:GetParameter', { Name })).Parameter).toMatchObject({
      Value: 'w',
      Version: 2,
      ARN: `arn:aws:ssm:us-east-1:${MANAGEMENT_ID}:parameter/landing-zone/network/vpc/id`,
    });
    expect((await cloud.call('ssm:DescribeParameters')).Parameters).toMatchObject([
      { Name, Description: 'd', Tier: 'Standard' },
    ]);
    const of = { ResourceType: 'Parameter', ResourceId: Name };
    await cloud.call('ssm:AddTagsToResource', { ...of, Tags: [{ Key: 'c', Value: 'd' }] });
    await cloud.call('ssm:RemoveTagsFromResource', { ...of, TagKeys: ['a'] });
    expect((await cloud.call('ssm:ListTagsForResource', of)).TagList).toEqual([{ Key: 'c', Value: 'd' }]);
    const found = await cloud.call('ssm:GetParameters', { Names: [Name, '/none'] });
    expect(found).toMatchObject({ Parameters: [{ Name }], InvalidParameters: ['/none'] });
    await cloud.call('ssm:DeleteParameter', { Name });
    await expect(cloud.call('ssm:GetParameter', { Name })).rejects.toMatchObject(refusal('ParameterNotFound'));
  });

  it('are found by path, ten at a time', async () => {
    const cloud = new Cloud();
    for (let n = 0; n < 12; n += 1) await put(cloud, `/a/b/${n}`);
    await put(cloud, '/a/c');
    await put(cloud, '/ab');
    const direct = await cloud.call('ssm:GetParametersByPath', { Path: '/a' });
    expect(direct.Parameters).toMatchObject([{ Name: '/a/c' }]);
    const input = { Path: '/a/', Recursive: true };
    const first = await cloud.call('ssm:GetParametersByPath', input);
    const second = await cloud.call('ssm:GetParametersByPath', { ...input, NextToken: first.NextToken });
    expect([first.Parameters.length, second.Parameters.length, second.NextToken]).toEqual([10, 3, undefined]);
    await expect(cloud.call('ssm:GetParametersByPath', { ...input, MaxResults: 11 })).rejects.toMatchObject(
      refusal('ValidationException'),
    );
  });

  it('are described by name, type and tag', async () => {
    const cloud = new Cloud();
    await put(cloud, '/a/one', { Tags: [{ Key: 'managed-by', Value: 'x' }] });
    await put(cloud, '/a/two', { Type: 'StringList' });
    const names = async (Key: string, Option: string, Values: string[]) =>
      (await cloud.call('ssm:DescribeParameters', { ParameterFilters: [{ Key, Option, Values }] })).Parameters.map(
        ({ Name }: { Name: string }) => Name,
      );
    expect(await names('Name', 'BeginsWith', ['/a/o'])).toEqual(['/a/one']);
    expect(await names('Type', 'Equals', ['StringList'])).toEqual(['/a/two']);
    expect(await names('tag:managed-by', 'Equals', ['x'])).toEqual(['/a/one']);
    await expect(names('Color', 'Equals', ['x'])).rejects.toMatchObject(refusal('InvalidFilterKey'));
  });

  it.each([
    ['/aws/x', {}, 'ValidationException'],
    ['a/b', {}, 'ValidationException'],
    [`/a${'/b'.repeat(15)}`, {}, 'HierarchyLevelLimitExceededException'],
    ['/a', { Value: 'x'.repeat(4_097) }, 'ValidationException'],
    ['/a', { Overwrite: true, Tags: [] }, 'ValidationException'],
    ['/a', { Type: undefined }, 'ValidationException'],
  ])('are not put as %s with %j', async (name, more, error) => {
    await expect(put(new Cloud(), name, more)).rejects.toMatchObject(refusal(error));
  });

  it('keep their type, and to their number', async () => {
    const cloud = new Cloud({ quotas: { parameters: 1 } });
    await put(cloud, '/a');
    await expect(put(cloud, '/a', { Type: 'StringList', Overwrite: true })).rejects.toMatchObject(
      refusal('HierarchyTypeMismatchException'),
    );
    await expect(put(cloud, '/b')).rejects.toMatchObject(refusal('ParameterLimitExceeded'));
  });
});
