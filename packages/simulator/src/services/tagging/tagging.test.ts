import { Cloud } from '../../testing/cloud';

async function tagged(count: number): Promise<{ cloud: Cloud; ids: string[] }> {
  const cloud = new Cloud();
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await cloud.vend(`account-${n}`));
  for (const ResourceId of ids.slice(1))
    await cloud.call('organizations:TagResource', { ResourceId, Tags: [{ Key: 'of', Value: ResourceId }] });
  return { cloud, ids };
}

const accounts = { ResourceTypeFilters: ['organizations:account'] };
const us = { region: 'us-east-1' };

it('tells the tags of accounts that have any, page by page', async () => {
  const { cloud, ids } = await tagged(4);
  const first = await cloud.call('tag:GetResources', { ...accounts, ResourcesPerPage: 2 }, us);
  const { PaginationToken } = first as { PaginationToken: string };
  const second = await cloud.call('tag:GetResources', { ...accounts, ResourcesPerPage: 2, PaginationToken }, us);
  const told = [first, second].flatMap(({ ResourceTagMappingList }) => ResourceTagMappingList as object[]);
  expect(told).toEqual(
    ids.slice(1).map((id) => ({
      ResourceARN: expect.stringMatching(
        new RegExp(`^arn:aws:organizations::111111111111:account/o-\\w+/${id}$`),
      ) as string,
      Tags: [{ Key: 'of', Value: id }],
    })),
  );
  expect(second).toMatchObject({ PaginationToken: '' });
});

it('tells of accounts in one region and to the management account alone, and of nothing else', async () => {
  const { cloud, ids } = await tagged(2);
  const nothing = { ResourceTagMappingList: [] };
  expect(await cloud.call('tag:GetResources', accounts, { region: 'eu-west-2' })).toMatchObject(nothing);
  expect(await cloud.call('tag:GetResources', accounts, { ...us, account: String(ids[0]) })).toMatchObject(nothing);
  expect(await cloud.call('tag:GetResources', { ResourceTypeFilters: ['ec2:vpc'] }, us)).toMatchObject(nothing);
});

it('refuses pages that are none', async () => {
  const { cloud } = await tagged(1);
  for (const input of [{ ResourcesPerPage: 101 }, { PaginationToken: 'of no page' }])
    await expect(cloud.call('tag:GetResources', { ...accounts, ...input }, us)).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
});
