import { RAMClient } from '@aws-sdk/client-ram';
import { answeringClient } from '@microaccounts/resources/testing';
import { readResourceShares } from './resourceShares';

const place = { accountId: '222222222222', region: 'us-east-1' };

test('own shares and the associations in force', async () => {
  const association = (
    associationType: string,
    status: string,
    associatedEntity: string,
    share = 'arn:share',
  ): object => ({
    ...{ resourceShareArn: share, associationType, status, associatedEntity },
  });
  const { client } = answeringClient(RAMClient, {
    GetResourceShares: ({ resourceOwner }) => ({
      resourceShares: [
        {
          ...{ resourceShareArn: 'arn:share', name: 'dev-app', status: 'ACTIVE', allowExternalPrincipals: false },
          tags: [{ key: 'owner', value: String(resourceOwner) }],
        },
        { resourceShareArn: 'arn:deleted', name: 'dev-app', status: 'DELETED', allowExternalPrincipals: false },
      ],
    }),
    GetResourceShareAssociations: ({ associationType }) => ({
      resourceShareAssociations:
        associationType === 'RESOURCE'
          ? [association('RESOURCE', 'ASSOCIATED', 'arn:subnet'), association('RESOURCE', 'FAILED', 'arn:other')]
          : [
              association('PRINCIPAL', 'ASSOCIATING', '333333333333'),
              association('PRINCIPAL', 'DISASSOCIATED', '444444444444'),
              association('PRINCIPAL', 'ASSOCIATED', '555555555555', 'arn:deleted'),
            ],
    }),
  });
  const share = 'arn:share';
  expect(await readResourceShares(client, place)).toEqual([
    {
      ...{ kind: 'resource-share', ...place, ids: { id: share, arn: share } },
      properties: { name: 'dev-app', allowExternalPrincipals: false, tags: { owner: 'SELF' } },
    },
    {
      ...{ kind: 'resource-association', ...place, ids: { id: 'arn:share,arn:subnet' } },
      properties: { share, resource: 'arn:subnet' },
    },
    {
      ...{ kind: 'principal-association', ...place, ids: { id: 'arn:share,333333333333' } },
      properties: { share, principal: '333333333333' },
    },
  ]);
});
