// The permission boundary: what people's roles, and every identity that they make, can never do.
import type { Account, Estate } from '@microaccounts/config';
import {
  ACCESS_ROLE,
  LANDING_ZONE_PATH,
  managedPolicyChanges,
  PERMISSION_BOUNDARY,
  policyDocument,
  reference,
  roleChanges,
  samlProviderChanges,
  type IamPolicy,
  type Join,
  type Reference,
  type Statement,
} from '@microaccounts/resources';
import { iamArn } from './accountArn';

/**
 * The boundary of an account. It allows everything and takes away, by explicit denial, each way out of itself: which
 * services there are is the business of SCPs, and what a boundary merely does not allow, a resource policy that names a
 * role session would still give (IAM User Guide, "Permissions boundaries for IAM entities").
 *
 * - An identity is made, and its permissions are changed, only if this very policy bounds it.
 * - No boundary is taken off an identity.
 * - The boundary itself, and every other policy of the landing zone, stays as it is.
 * - So do the roles of the landing zone, the roles and users that SCPs exempt, and whom the identity provider vouches
 *   for; and no service is handed such a role.
 *
 * It bounds whatever comes after it. An identity without a boundary that was in the account before, and that people may
 * assume or make credentials for, is outside of it.
 */
export function permissionBoundary(estate: Estate, account: Account): IamPolicy {
  return {
    kind: 'iam-policy',
    address: boundaryAddress(account),
    account: account.key,
    region: null,
    stack: `baseline.${account.key}`,
    properties: {
      name: PERMISSION_BOUNDARY,
      path: LANDING_ZONE_PATH,
      description: 'What the roles of people, and the roles that they make, can never do',
      document: policyDocument([
        { Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' },
        ...keepsBoundary(account),
        ...keepsLandingZone(estate, account),
      ]),
    },
  };
}

/** The ARN of the account's boundary, as one that AWS decides. */
export function boundaryReference(account: Account): Reference {
  return reference(boundaryAddress(account), 'arn');
}

/** The ARN of the account's boundary, as a text: a policy cannot refer to itself. */
export function boundaryArn(account: Account): Join | string {
  return iamArn(account, `policy${LANDING_ZONE_PATH}${PERMISSION_BOUNDARY}`);
}

/** The actions on roles for which AWS tells the boundary of the role (condition key `iam:PermissionsBoundary`). */
export const boundedRoleChanges: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
];

/** The same for users. */
const boundedUserChanges: readonly string[] = [
  'iam:AttachUserPolicy',
  'iam:CreateUser',
  'iam:DeleteUserPolicy',
  'iam:DetachUserPolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
];

function keepsBoundary(account: Account): Statement[] {
  return [
    {
      Sid: 'OnlyWithBoundary',
      Effect: 'Deny',
      Action: [...boundedRoleChanges, ...boundedUserChanges],
      Resource: '*',
      Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundaryArn(account) } },
    },
    {
      Sid: 'KeepBoundary',
      Effect: 'Deny',
      Action: ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
      Resource: '*',
    },
  ];
}

function keepsLandingZone(estate: Estate, account: Account): Statement[] {
  const { federation } = estate.baseline;
  const exempt = (noun: string): string[] => estate.exemptPrincipals.filter((principal) => principal.includes(noun));
  const deny = (sid: string, actions: readonly string[], resources: readonly (Join | string)[]): Statement => ({
    Sid: sid,
    Effect: 'Deny',
    Action: actions,
    Resource: resources,
  });
  return [
    deny('ProtectPolicies', managedPolicyChanges, [iamArn(account, `policy${LANDING_ZONE_PATH}*`)]),
    deny(
      'ProtectRoles',
      [...roleChanges, 'iam:PassRole'],
      [iamArn(account, `role${LANDING_ZONE_PATH}*`), iamArn(account, `role/${ACCESS_ROLE}`), ...exempt(':role/')],
    ),
    ...(exempt(':user/').length === 0
      ? []
      : [{ Sid: 'ProtectUsers', Effect: 'Deny', NotAction: ['iam:Get*', 'iam:List*'], Resource: exempt(':user/') }]),
    ...(federation === null
      ? []
      : [deny('ProtectFederation', samlProviderChanges, [iamArn(account, `saml-provider/${federation.provider}`)])]),
  ];
}

function boundaryAddress({ key }: Account): string {
  return `account/${key}/policy/${PERMISSION_BOUNDARY}`;
}
