import { KMSClient } from '@aws-sdk/client-kms';
import { answeringClient } from '@microaccounts/resources/testing';
import { readKeys } from './keys';

const MARKED = [{ TagKey: 'managed-by', TagValue: 'microaccounts' }];

/** Keys by id: their aliases, tags and what else AWS says of them. */
function account(keys: { [id: string]: { aliases?: string[]; tags?: object[]; metadata?: object } }) {
  return answeringClient(KMSClient, {
    ListKeys: () => ({ Keys: Object.keys(keys).map((KeyId) => ({ KeyId })) }),
    ListAliases: () => ({
      Aliases: Object.entries(keys).flatMap(([TargetKeyId, { aliases = [] }]) =>
        aliases.map((AliasName) => ({ AliasName, TargetKeyId })),
      ),
    }),
    DescribeKey: ({ KeyId }) => ({
      KeyMetadata: {
        ...{ KeyId, Arn: `arn:${String(KeyId)}`, KeyManager: 'CUSTOMER', KeyState: 'Enabled', Description: 'd' },
        ...keys[KeyId as string]?.metadata,
      },
    }),
    ListResourceTags: ({ KeyId }) => ({ Tags: keys[KeyId as string]?.tags ?? [] }),
    GetKeyPolicy: () => ({ Policy: '{"Version":"2012-10-17","Statement":[]}' }),
    GetKeyRotationStatus: () => ({ KeyRotationEnabled: true }),
  });
}

test('a key of the landing zone', async () => {
  const { client } = account({ k: { aliases: ['alias/other', 'alias/landing-zone'], tags: MARKED } });
  expect(await readKeys(client, '222222222222', 'us-east-1')).toEqual([
    {
      kind: 'key',
      accountId: '222222222222',
      region: 'us-east-1',
      ids: { id: 'k', arn: 'arn:k' },
      properties: {
        alias: 'alias/landing-zone',
        description: 'd',
        rotation: true,
        policy: { Version: '2012-10-17', Statement: [] },
        tags: { 'managed-by': 'microaccounts' },
      },
    },
  ]);
});

test('a half-made one has a mark and no alias yet; one that somebody gave our alias needs no mark', async () => {
  const { client } = account({ half: { tags: MARKED }, taken: { aliases: ['alias/landing-zone'] } });
  const keys = await readKeys(client, '222222222222', 'us-east-1');
  expect(keys.map(({ ids, properties }) => [ids['id'], properties['alias']])).toEqual([
    ['half', null],
    ['taken', 'alias/landing-zone'],
  ]);
});

test("the team's keys, AWS's and those on their way out are left out", async () => {
  const { client, operations } = account({
    team: { aliases: ['alias/team'], tags: MARKED },
    nameless: {},
    aws: { aliases: ['alias/aws/s3'], metadata: { KeyManager: 'AWS' } },
    leaving: { tags: MARKED, metadata: { KeyState: 'PendingDeletion' } },
  });
  expect(await readKeys(client, '222222222222', 'us-east-1')).toEqual([]);
  expect(operations.filter((operation) => operation === 'DescribeKey')).toHaveLength(2);
});
