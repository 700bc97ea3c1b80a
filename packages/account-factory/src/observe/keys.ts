// Reads the KMS keys of the landing zone in a region of an account.
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  paginateListAliases,
  paginateListKeys,
  paginateListResourceTags,
  type KMSClient,
  type KeyMetadata,
  type Tag,
} from '@aws-sdk/client-kms';
import { KEY_ALIAS, normalPolicy, type ObservedResource, type Value } from '@microaccounts/resources';
import { answered, tagsOf } from '@microaccounts/resources/observe';
import { isMarked } from './mark';

/**
 * The keys that bear the landing zone's alias or mark. The team's own keys are none of its business, and neither are
 * those that AWS manages or that are about to be deleted.
 */
export async function readKeys(client: KMSClient, accountId: string, region: string): Promise<ObservedResource[]> {
  const aliases = await readAliases(client);
  const keys: ObservedResource[] = [];
  for await (const page of paginateListKeys({ client }, {})) {
    for (const { KeyId } of page.Keys ?? []) {
      const id = answered(KeyId, 'KeyId');
      const names = aliases.get(id) ?? [];
      // A key with names of which none is ours is the team's or AWS's: two calls saved.
      if (names.length > 0 && !names.includes(KEY_ALIAS)) continue;
      const key = await readKey(client, id, names);
      if (key !== null) keys.push({ kind: 'key', accountId, region, ...key });
    }
  }
  return keys;
}

async function readKey(
  client: KMSClient,
  id: string,
  names: readonly string[],
): Promise<Pick<ObservedResource, 'ids' | 'properties'> | null> {
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: id }));
  if (KeyMetadata === undefined || !isCustomersAndInUse(KeyMetadata)) return null;
  const tags = await readTags(client, id);
  const alias = names.find((name) => name === KEY_ALIAS) ?? null;
  if (alias === null && !isMarked(tags)) return null;
  const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId: id, PolicyName: 'default' }));
  const { KeyRotationEnabled } = await client.send(new GetKeyRotationStatusCommand({ KeyId: id }));
  return {
    ids: { id, arn: answered(KeyMetadata.Arn, 'KeyMetadata.Arn') },
    properties: {
      alias,
      description: KeyMetadata.Description ?? '',
      rotation: KeyRotationEnabled === true,
      policy: normalPolicy(JSON.parse(answered(Policy, 'Policy')) as Value),
      tags,
    },
  };
}

/** States of a key that is on its way out or gone (AWS KMS Developer Guide, "Key states of AWS KMS keys"). */
const LEAVING = ['PendingDeletion', 'PendingReplicaDeletion'];

function isCustomersAndInUse({ KeyManager, KeyState }: KeyMetadata): boolean {
  return KeyManager === 'CUSTOMER' && !LEAVING.includes(KeyState ?? '');
}

async function readAliases(client: KMSClient): Promise<Map<string, string[]>> {
  const aliases = new Map<string, string[]>();
  for await (const page of paginateListAliases({ client }, {})) {
    for (const { AliasName, TargetKeyId } of page.Aliases ?? []) {
      if (AliasName === undefined || TargetKeyId === undefined) continue;
      aliases.set(TargetKeyId, [...(aliases.get(TargetKeyId) ?? []), AliasName]);
    }
  }
  return aliases;
}

async function readTags(client: KMSClient, id: string): Promise<ReturnType<typeof tagsOf>> {
  const tags: Tag[] = [];
  for await (const page of paginateListResourceTags({ client }, { KeyId: id })) tags.push(...(page.Tags ?? []));
  return tagsOf(tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]));
}
