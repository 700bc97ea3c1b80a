import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { answeringClient } from '@microaccounts/resources/testing';
import { readDelegatedAdministrators, readTrustedServices } from './organizationServices';

const MANAGEMENT = '111111111111';
const place = { accountId: MANAGEMENT, region: null };

test('trusted services, page by page', async () => {
  const { client, operations } = answeringClient(OrganizationsClient, {
    ListAWSServiceAccessForOrganization: ({ NextToken }) =>
      NextToken === undefined
        ? { EnabledServicePrincipals: [{ ServicePrincipal: 'ram.amazonaws.com' }], NextToken: 'more' }
        : { EnabledServicePrincipals: [{ ServicePrincipal: 'sso.amazonaws.com' }] },
  });
  expect((await readTrustedServices(client, MANAGEMENT)).map(({ ids, properties }) => [ids, properties])).toEqual([
    [{ id: 'ram.amazonaws.com' }, { servicePrincipal: 'ram.amazonaws.com' }],
    [{ id: 'sso.amazonaws.com' }, { servicePrincipal: 'sso.amazonaws.com' }],
  ]);
  expect(operations).toHaveLength(2);
});

test('delegated administrators, one for each account and service', async () => {
  const services: { readonly [account: string]: readonly string[] } = {
    '222222222222': ['sso.amazonaws.com', 'config.amazonaws.com'],
    '333333333333': ['guardduty.amazonaws.com'],
  };
  const { client, operations } = answeringClient(OrganizationsClient, {
    ListDelegatedAdministrators: () => ({ DelegatedAdministrators: Object.keys(services).map((Id) => ({ Id })) }),
    ListDelegatedServicesForAccount: ({ AccountId }) => ({
      DelegatedServices: services[String(AccountId)]?.map((ServicePrincipal) => ({ ServicePrincipal })),
    }),
  });
  const found = await readDelegatedAdministrators(client, MANAGEMENT);
  expect(found[0]).toEqual({
    kind: 'delegated-administrator',
    ...place,
    ids: { id: '222222222222:sso.amazonaws.com' },
    properties: { account: '222222222222', servicePrincipal: 'sso.amazonaws.com' },
  });
  expect(found.map(({ ids }) => ids['id'])).toEqual([
    '222222222222:sso.amazonaws.com',
    '222222222222:config.amazonaws.com',
    '333333333333:guardduty.amazonaws.com',
  ]);
  expect(operations).toEqual([
    'ListDelegatedAdministrators',
    'ListDelegatedServicesForAccount',
    'ListDelegatedServicesForAccount',
  ]);
});

test('a service that AWS does not name is a failure, not nothing', async () => {
  const { client } = answeringClient(OrganizationsClient, {
    ListAWSServiceAccessForOrganization: () => ({ EnabledServicePrincipals: [{}] }),
  });
  await expect(readTrustedServices(client, MANAGEMENT)).rejects.toThrow('EnabledServicePrincipal.ServicePrincipal');
});
