// What `microaccounts drift` calls in the management account: nothing that changes anything.
import { POLICY_TYPES } from '@microaccounts/account-factory';
import { auditMembers, membersOf } from './members';
import type { Permission } from './permission';
import type { Settings } from './settings';
import { readState } from './stateAccess';

export function driftPermissions(settings: Pick<Settings, 'managementAccountId' | 'stateBucket'>): Permission[] {
  return [
    {
      sid: 'Organization',
      actions: {
        'organizations:ListAWSServiceAccessForOrganization': 'find services that work across the organization',
        'organizations:ListAccounts': 'read accounts, their state and their place',
        'organizations:ListDelegatedAdministrators': 'find accounts that administer services for all',
        'organizations:ListDelegatedServicesForAccount': 'know which services they administer',
        'organizations:ListOrganizationalUnitsForParent': 'read units',
        'organizations:ListParents': 'know where an account is, should ListAccounts not tell',
        'organizations:ListRoots': 'find the root, and which policy types are enabled',
        'organizations:ListTagsForResource': 'read tags of accounts and policies',
        'tag:GetResources': 'read tags of many accounts in one call',
      },
      resources: '*',
    },
    {
      sid: 'Policies',
      actions: {
        'organizations:DescribePolicy': 'read the text of a policy',
        'organizations:ListPolicies': 'find policies',
        'organizations:ListTargetsForPolicy': 'know what a policy is attached to',
      },
      resources: '*',
      condition: { StringEquals: { 'organizations:PolicyType': POLICY_TYPES } },
    },
    {
      sid: 'Trail',
      actions: { 'cloudtrail:LookupEvents': 'say who changed what was found' },
      resources: '*',
    },
    {
      sid: 'AlternateContacts',
      actions: { 'account:GetAlternateContact': 'read the contacts of accounts' },
      resources: membersOf(settings),
    },
    auditMembers(),
    ...readState(settings.stateBucket),
  ];
}
