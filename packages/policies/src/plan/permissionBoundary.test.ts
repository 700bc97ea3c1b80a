import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { canonicalJson, references, substitute, type Statement, type Value } from '@microaccounts/resources';
import { permissionBoundary } from './permissionBoundary';

const estate = meantEstate();
const account = meantAccount('payments-dev');
const boundary = permissionBoundary(estate, account);

/** The document as AWS gets it, in an account with this id. */
const deployed = substitute(boundary.properties.document, () => '222222222222') as { Statement: readonly Statement[] };

function statement(sid: string): Statement {
  const found = deployed.Statement.find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid}`);
  return found;
}

test('the document, golden', () => {
  expect(deployed.Statement).toEqual([
    { Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Sid: 'OnlyWithBoundary',
      Effect: 'Deny',
      Action: [
        'iam:AttachRolePolicy',
        'iam:AttachUserPolicy',
        'iam:CreateRole',
        'iam:CreateUser',
        'iam:DeleteRolePolicy',
        'iam:DeleteUserPolicy',
        'iam:DetachRolePolicy',
        'iam:DetachUserPolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
        'iam:PutUserPermissionsBoundary',
        'iam:PutUserPolicy',
      ],
      Resource: '*',
      Condition: {
        StringNotEquals: {
          'iam:PermissionsBoundary': 'arn:aws:iam::222222222222:policy/landing-zone/PermissionBoundary',
        },
      },
    },
    {
      Sid: 'KeepBoundary',
      Effect: 'Deny',
      Action: ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
      Resource: '*',
    },
    {
      Sid: 'ProtectPolicies',
      Effect: 'Deny',
      Action: [
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:SetDefaultPolicyVersion',
        'iam:TagPolicy',
        'iam:UntagPolicy',
      ],
      Resource: 'arn:aws:iam::222222222222:policy/landing-zone/*',
    },
    {
      Sid: 'ProtectRoles',
      Effect: 'Deny',
      Action: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:DeleteRolePermissionsBoundary',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:PassRole',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      Resource: expect.arrayContaining([
        'arn:aws:iam::*:role/LandingZoneAutomation',
        'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
        'arn:aws:iam::222222222222:role/landing-zone/*',
      ]) as unknown,
    },
    {
      Sid: 'ProtectFederation',
      Effect: 'Deny',
      Action: [
        'iam:CreateSAMLProvider',
        'iam:DeleteSAMLProvider',
        'iam:TagSAMLProvider',
        'iam:UntagSAMLProvider',
        'iam:UpdateSAMLProvider',
      ],
      Resource: 'arn:aws:iam::222222222222:saml-provider/corp-adfs',
    },
  ]);
});

test('whatever is not explicitly denied is allowed: a boundary that only leaves out could be passed by', () => {
  expect(deployed.Statement.filter(({ Effect }) => Effect === 'Allow')).toEqual([statement('Everything')]);
});

test('its name makes the ARN that it demands of others', () => {
  const { name, path } = boundary.properties;
  expect(statement('OnlyWithBoundary')['Condition']).toEqual({
    StringNotEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::222222222222:policy${path}${name}` },
  });
});

test('it refers to nothing but the id of its own account, and no id is written out', () => {
  const { document } = boundary.properties;
  expect(new Set(references(document as Value).map(canonicalJson))).toEqual(
    new Set([canonicalJson({ ref: 'account/payments-dev', attribute: 'id' })]),
  );
  expect(canonicalJson(document)).not.toMatch(/\d{12}/);
});

test('users that SCPs exempt stay as they are', () => {
  const user = 'arn:aws:iam::*:user/breakglass';
  const { document } = permissionBoundary(meantEstate({ exemptPrincipals: [user] }), account).properties;
  expect(document.Statement).toContainEqual({
    Sid: 'ProtectUsers',
    Effect: 'Deny',
    NotAction: ['iam:Get*', 'iam:List*'],
    Resource: user,
  });
});

test('its place', () => {
  expect(boundary).toMatchObject({
    address: 'account/payments-dev/policy/PermissionBoundary',
    account: 'payments-dev',
    region: null,
    stack: 'baseline.payments-dev',
  });
});
