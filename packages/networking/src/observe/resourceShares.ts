// Reads RAM resource shares, what they share and with whom.
import {
  paginateGetResourceShareAssociations,
  paginateGetResourceShares,
  type RAMClient,
  type ResourceShareAssociation,
} from '@aws-sdk/client-ram';
import type { ObservedResource } from '@microaccounts/resources';
import { answered, tagsOf } from '@microaccounts/resources/observe';
import type { Place } from './place';

/** Most that one page holds (AWS RAM API Reference, "GetResourceShares"). */
const PAGE = 500;
/** States of an association that is in force or about to be (AWS RAM API Reference, "ResourceShareAssociation"). */
const IN_FORCE = ['ASSOCIATED', 'ASSOCIATING'];

/** The shares that the account owns in the region and their associations. The `id` of one is `<share>,<entity>`. */
export async function readResourceShares(client: RAMClient, place: Place): Promise<ObservedResource[]> {
  const shares: ObservedResource[] = [];
  for await (const page of paginateGetResourceShares({ client, pageSize: PAGE }, { resourceOwner: 'SELF' })) {
    for (const { resourceShareArn, name, allowExternalPrincipals, status, tags } of page.resourceShares ?? []) {
      if (status === 'DELETED' || status === 'DELETING' || status === 'FAILED') continue;
      const arn = answered(resourceShareArn, 'resourceShareArn');
      shares.push({
        kind: 'resource-share',
        ...place,
        ids: { id: arn, arn },
        properties: {
          name: answered(name, 'name'),
          allowExternalPrincipals: allowExternalPrincipals === true,
          tags: tagsOf((tags ?? []).map(({ key, value }) => [key, value])),
        },
      });
    }
  }
  const there = new Set(shares.map(({ ids }) => ids['arn']));
  const associations = [
    ...(await readAssociations(client, 'RESOURCE')),
    ...(await readAssociations(client, 'PRINCIPAL')),
  ];
  const found = associations
    .filter(({ resourceShareArn, status }) => there.has(resourceShareArn) && IN_FORCE.includes(status ?? ''))
    .map((one) => association(one, place));
  return [...shares, ...found];
}

async function readAssociations(
  client: RAMClient,
  associationType: 'RESOURCE' | 'PRINCIPAL',
): Promise<ResourceShareAssociation[]> {
  const found: ResourceShareAssociation[] = [];
  for await (const page of paginateGetResourceShareAssociations({ client, pageSize: PAGE }, { associationType }))
    found.push(...(page.resourceShareAssociations ?? []));
  return found;
}

function association(found: ResourceShareAssociation, place: Place): ObservedResource {
  const share = answered(found.resourceShareArn, 'resourceShareArn');
  const entity = answered(found.associatedEntity, 'associatedEntity');
  const ids = { id: `${share},${entity}` };
  return found.associationType === 'RESOURCE'
    ? { kind: 'resource-association', ...place, ids, properties: { share, resource: entity } }
    : { kind: 'principal-association', ...place, ids, properties: { share, principal: entity } };
}
