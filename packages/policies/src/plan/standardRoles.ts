// The roles that people have in every account without the estate naming them.
import type { Account, StandardRoleName } from '@microaccounts/config';
import { policyDocument, type PolicyDocument } from '@microaccounts/resources';
import { boundaryArn, boundedRoleChanges } from './permissionBoundary';

/** What a role is before the estate adds to it. */
export interface StandardRole {
  readonly description: string;
  /** ARNs of AWS's managed policies. */
  readonly managedPolicies: readonly string[];
  readonly inlinePolicies: (account: Account) => { readonly [name: string]: PolicyDocument };
  /** In seconds. */
  readonly maxSessionDuration: number;
}

const HOUR = 3600;
/** A working day: people sign in once. */
const DAY = 8 * HOUR;

/** An administrator signs in for the task at hand. */
const ROLES: { readonly [Name in StandardRoleName]: StandardRole } = {
  Administrator: {
    description: 'Does everything within the permission boundary',
    managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    inlinePolicies: () => ({}),
    maxSessionDuration: HOUR,
  },
  Developer: {
    description: 'Builds and runs workloads, with roles for them within the permission boundary',
    managedPolicies: ['arn:aws:iam::aws:policy/PowerUserAccess'],
    inlinePolicies: (account) => ({ Roles: workloadRoles(account) }),
    maxSessionDuration: DAY,
  },
  ReadOnly: {
    description: 'Reads',
    managedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    inlinePolicies: () => ({}),
    maxSessionDuration: DAY,
  },
};

/** By name. */
export const standardRoles: ReadonlyMap<string, StandardRole> = new Map(Object.entries(ROLES));

/** A role that only the estate knows: nothing but what the estate gives it. */
export function furtherRole(name: string): StandardRole {
  return {
    description: `${name}, as the estate describes it`,
    managedPolicies: [],
    inlinePolicies: () => ({}),
    maxSessionDuration: DAY,
  };
}

/**
 * What a developer needs of IAM and `PowerUserAccess` leaves out: roles for workloads, each within the boundary, the
 * policies for them, and handing them to services. What of this concerns the landing zone's own is denied by the boundary.
 */
function workloadRoles(account: Account): PolicyDocument {
  return policyDocument([
    {
      Sid: 'RolesInBoundary',
      Effect: 'Allow',
      Action: boundedRoleChanges,
      Resource: '*',
      Condition: { StringEquals: { 'iam:PermissionsBoundary': boundaryArn(account) } },
    },
    {
      Sid: 'RolesAndPolicies',
      Effect: 'Allow',
      Action: [
        'iam:AddRoleToInstanceProfile',
        'iam:CreateInstanceProfile',
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:DeleteInstanceProfile',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:DeleteRole',
        'iam:Get*',
        'iam:List*',
        'iam:PassRole',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:SetDefaultPolicyVersion',
        'iam:TagInstanceProfile',
        'iam:TagPolicy',
        'iam:TagRole',
        'iam:UntagInstanceProfile',
        'iam:UntagPolicy',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      Resource: '*',
    },
  ]);
}
