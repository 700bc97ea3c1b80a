import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { answeringClient } from '@microaccounts/resources/testing';
import { readAccounts } from './accounts';
import { readOrganizationalUnits } from './organizationalUnits';
import { readRoot } from './root';

const MANAGEMENT = '111111111111';
const account = (Id: string, more: object): object => ({
  Id,
  Arn: `arn:${Id}`,
  Name: Id,
  Email: `${Id}@example.com`,
  ...more,
});

function organization(accounts: readonly object[]) {
  return answeringClient(OrganizationsClient, {
    ListAccounts: () => ({ Accounts: [account(MANAGEMENT, { State: 'ACTIVE' }), ...accounts] }),
    ListTagsForResource: ({ ResourceId }) => ({ Tags: [{ Key: 'owner', Value: `of ${ResourceId}` }] }),
    ListParents: () => ({ Parents: [{ Id: 'ou-parent', Type: 'ORGANIZATIONAL_UNIT' }] }),
  });
}

test('accounts with their place from the path, but without the management account', async () => {
  const path = 'o-1/r-1/ou-1-workloads/ou-1-dev/222222222222/';
  const { client, operations } = organization([account('222222222222', { State: 'ACTIVE', Paths: [path] })]);
  expect(await readAccounts(client, MANAGEMENT)).toEqual([
    {
      kind: 'account',
      accountId: MANAGEMENT,
      region: null,
      ids: { id: '222222222222', arn: 'arn:222222222222' },
      properties: {
        ...{ name: '222222222222', email: '222222222222@example.com', parent: 'ou-1-dev' },
        tags: { owner: 'of 222222222222' },
      },
      state: 'ACTIVE',
    },
  ]);
  expect(operations).toEqual(['ListAccounts', 'ListTagsForResource']);
});

test('an account directly under the root, one without a path, and one that only has a status', async () => {
  const { client } = organization([
    account('222222222222', { State: 'ACTIVE', Paths: ['o-1/r-1/222222222222/'] }),
    account('333333333333', { Status: 'SUSPENDED' }),
  ]);
  const accounts = await readAccounts(client, MANAGEMENT);
  expect(accounts.map(({ properties, state }) => [properties['parent'], state])).toEqual([
    ['r-1', 'ACTIVE'],
    ['ou-parent', 'SUSPENDED'],
  ]);
});

test('tags are read only where they are wanted', async () => {
  const { client, operations } = organization([account('222222222222', { State: 'ACTIVE', Paths: ['o-1/r-1/'] })]);
  await readAccounts(client, MANAGEMENT, { tags: false });
  expect(operations).toEqual(['ListAccounts']);
});

describe('tags of many accounts at once', () => {
  const ids = ['222222222222', '333333333333'];
  const accounts = ids.map((id) => account(id, { State: 'ACTIVE', Paths: ['o-1/r-1/'] }));
  const tagsIn = async (GetResources: () => object) => {
    const { client, operations } = organization(accounts);
    const { client: tagging } = answeringClient(ResourceGroupsTaggingAPIClient, { GetResources });
    const read = await readAccounts(client, MANAGEMENT, { tagging });
    return { tags: read.map(({ properties }) => properties['tags']), operations };
  };
  const told = (...of: string[]) => ({
    ResourceTagMappingList: of.map((id) => ({ ResourceARN: `arn:${id}`, Tags: [{ Key: 'swept', Value: id }] })),
  });

  test('without a call for each', async () => {
    const { tags, operations } = await tagsIn(() => told(...ids));
    expect(tags).toEqual([{ swept: ids[0] }, { swept: ids[1] }]);
    expect(operations).toEqual(['ListAccounts']);
  });

  test('one that is not told of is asked by itself', async () => {
    const { tags, operations } = await tagsIn(() => told('222222222222'));
    expect(tags).toEqual([{ swept: ids[0] }, { owner: 'of 333333333333' }]);
    expect(operations).toEqual(['ListAccounts', 'ListTagsForResource']);
  });

  test('refused, all are asked one by one', async () => {
    const { tags, operations } = await tagsIn(() => {
      throw new Error('AccessDenied');
    });
    expect(tags).toEqual([{ owner: 'of 222222222222' }, { owner: 'of 333333333333' }]);
    expect(operations).toEqual(['ListAccounts', 'ListTagsForResource', 'ListTagsForResource']);
  });
});

test('the root, with the policy types that it knows', async () => {
  const PolicyTypes = [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'PENDING_DISABLE' }];
  const { client } = answeringClient(OrganizationsClient, {
    ListRoots: () => ({ Roots: [{ Id: 'r-1', PolicyTypes }] }),
  });
  expect(await readRoot(client, MANAGEMENT)).toEqual({
    id: 'r-1',
    policyTypes: [
      {
        ...{ kind: 'policy-type', accountId: MANAGEMENT, region: null },
        ids: { id: 'SERVICE_CONTROL_POLICY' },
        properties: { root: 'r-1', type: 'SERVICE_CONTROL_POLICY', status: 'PENDING_DISABLE' },
      },
    ],
  });
});

test('the tree of units, parents first, page by page', async () => {
  const children: { readonly [parent: string]: string[] } = { 'r-1': ['ou-a', 'ou-b'], 'ou-a': ['ou-c'] };
  const { client } = answeringClient(OrganizationsClient, {
    ListOrganizationalUnitsForParent: ({ ParentId, NextToken }) => {
      const [first, second] = children[ParentId as string] ?? [];
      const unit = (Id: string | undefined): object[] => (Id === undefined ? [] : [{ Id, Arn: `arn:${Id}`, Name: Id }]);
      return NextToken === undefined
        ? { OrganizationalUnits: unit(first), ...(second === undefined ? {} : { NextToken: '2' }) }
        : { OrganizationalUnits: unit(second) };
    },
  });
  const units = await readOrganizationalUnits(client, MANAGEMENT, 'r-1');
  expect(units.map(({ ids, properties }) => [ids['id'], properties['parent']])).toEqual([
    ['ou-a', 'r-1'],
    ['ou-b', 'r-1'],
    ['ou-c', 'ou-a'],
  ]);
});
