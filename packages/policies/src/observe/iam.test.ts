import { IAMClient } from '@aws-sdk/client-iam';
import { answeringClient } from '@microaccounts/resources/testing';
import { readIam } from './iam';

const ACCOUNT = '222222222222';
const arn = (thing: string): string => `arn:aws:iam::${ACCOUNT}:${thing}`;
const encoded = (action: string): string =>
  encodeURIComponent(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["${action}"]}]}`);
const policy = (action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action }],
});

const role = {
  RoleName: 'Developer',
  Path: '/landing-zone/',
  Arn: arn('role/landing-zone/Developer'),
  AssumeRolePolicyDocument: encoded('sts:AssumeRole'),
  RolePolicyList: [{ PolicyName: 'Extra', PolicyDocument: encoded('s3:*') }],
  AttachedManagedPolicies: [{ PolicyArn: 'arn:b' }, { PolicyArn: 'arn:a' }],
  PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/landing-zone/PermissionBoundary') },
  Tags: [{ Key: 'managed-by', Value: 'microaccounts' }],
};

function account() {
  return answeringClient(IAMClient, {
    GetAccountAuthorizationDetails: ({ Marker }) =>
      Marker === undefined
        ? { RoleDetailList: [role], IsTruncated: true, Marker: '2' }
        : {
            RoleDetailList: [
              { RoleName: 'AWSServiceRoleForSupport', Path: '/aws-service-role/support.amazonaws.com/' },
              { RoleName: 'AWSReservedSSO_Admin_1', Path: '/aws-reserved/sso.amazonaws.com/' },
              { RoleName: 'OrganizationAccountAccessRole', Path: '/' },
            ],
            Policies: [
              {
                PolicyName: 'PermissionBoundary',
                Path: '/landing-zone/',
                Arn: arn('policy/landing-zone/PermissionBoundary'),
                PolicyVersionList: [
                  { VersionId: 'v2', IsDefaultVersion: true, Document: encoded('ec2:*') },
                  { VersionId: 'v1', IsDefaultVersion: false, Document: encoded('*') },
                ],
              },
              { PolicyName: 'TeamPolicy', Path: '/' },
            ],
          },
    ListRoles: ({ PathPrefix }) => ({
      Roles: [{ RoleName: 'Developer', Path: PathPrefix, Description: 'Builds', MaxSessionDuration: 7200 }],
    }),
    GetPolicy: () => ({ Policy: { PolicyName: 'PermissionBoundary', Path: '/landing-zone/', Description: 'Bounds' } }),
    ListSAMLProviders: () => ({
      SAMLProviderList: [{ Arn: arn('saml-provider/corp-adfs') }, { Arn: arn('saml-provider/AWSSSO_1_DO_NOT_DELETE') }],
    }),
    GetSAMLProvider: () => ({ SAMLMetadataDocument: '<EntityDescriptor/>' }),
  });
}

test('the landing zone keeps what is under its path, and all SAML providers but those of AWS', async () => {
  const place = { accountId: ACCOUNT, region: null };
  const boundary = arn('policy/landing-zone/PermissionBoundary');
  expect(await readIam(account().client, ACCOUNT)).toEqual([
    {
      ...{ kind: 'iam-policy', ...place, ids: { id: boundary, arn: boundary } },
      properties: {
        ...{ name: 'PermissionBoundary', path: '/landing-zone/', description: 'Bounds' },
        document: policy('ec2:*'),
      },
    },
    {
      ...{ kind: 'saml-provider', ...place },
      ids: { id: arn('saml-provider/corp-adfs'), arn: arn('saml-provider/corp-adfs') },
      properties: { name: 'corp-adfs', metadata: '<EntityDescriptor/>' },
    },
    {
      ...{ kind: 'role', ...place, ids: { id: 'Developer', arn: arn('role/landing-zone/Developer') } },
      properties: {
        ...{ name: 'Developer', path: '/landing-zone/', description: 'Builds', maxSessionDuration: 7200 },
        trustPolicy: policy('sts:AssumeRole'),
        permissionsBoundary: boundary,
        managedPolicies: ['arn:a', 'arn:b'],
        inlinePolicies: { Extra: policy('s3:*') },
        tags: { 'managed-by': 'microaccounts' },
      },
    },
  ]);
});

test('the calls do not grow with the roles', async () => {
  const { client, operations } = account();
  await readIam(client, ACCOUNT);
  expect(operations.sort()).toEqual([
    'GetAccountAuthorizationDetails',
    'GetAccountAuthorizationDetails',
    'GetPolicy',
    'GetSAMLProvider',
    'ListRoles',
    'ListSAMLProviders',
  ]);
});
