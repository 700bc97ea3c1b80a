// What `microaccounts up` calls in the management account; everything else it does in the accounts themselves.
import { POLICY_TYPES } from '@microaccounts/account-factory';
import { deployInMembers, membersOf } from './members';
import type { Permission } from './permission';
import type { Settings } from './settings';
import { writeState } from './stateAccess';

export function deployPermissions(settings: Pick<Settings, 'managementAccountId' | 'stateBucket'>): Permission[] {
  return [
    {
      sid: 'Organization',
      actions: {
        'organizations:CreateAccount': 'vend an account',
        'organizations:CreateOrganizationalUnit': 'make a unit',
        'organizations:DeleteOrganizationalUnit': 'remove a unit that is empty and no longer in the files',
        'organizations:DescribeAccount': 'read an account',
        'organizations:DescribeCreateAccountStatus': 'wait until an account is vended',
        'organizations:DescribeOrganization': 'know the organization and the management account',
        'organizations:DescribeOrganizationalUnit': 'read a unit',
        'organizations:ListAWSServiceAccessForOrganization':
          'find the root: the provider reads all of the organization',
        'organizations:ListAccounts': 'find an account that exists already by its e-mail address',
        'organizations:ListAccountsForParent': 'read the accounts of a unit',
        'organizations:ListCreateAccountStatus': 'find an account whose vending was interrupted',
        'organizations:ListOrganizationalUnitsForParent': 'find a unit that exists already',
        'organizations:ListParents': 'know where an account is',
        'organizations:ListRoots': 'find the root',
        'organizations:ListTagsForResource': 'read tags of accounts, units and policies',
        'organizations:MoveAccount': 'move an account into its unit',
        'organizations:TagResource': 'set tags; creating with tags asks for it, too',
        'organizations:UntagResource': 'remove tags that are no longer in the files',
        'organizations:UpdateOrganizationalUnit': 'give a unit its name back',
      },
      resources: '*',
    },
    {
      sid: 'Policies',
      actions: {
        'organizations:AttachPolicy': 'attach a policy',
        'organizations:CreatePolicy': 'make a policy',
        'organizations:DeletePolicy': 'remove a policy that nothing uses',
        'organizations:DescribePolicy': 'read a policy',
        'organizations:DetachPolicy': 'detach a policy that has been replaced',
        'organizations:ListPolicies': 'find a policy that exists already',
        'organizations:ListTargetsForPolicy': 'know what a policy is attached to',
        'organizations:UpdatePolicy': 'give a policy its text back',
      },
      resources: '*',
      condition: { StringEquals: { 'organizations:PolicyType': POLICY_TYPES } },
    },
    {
      sid: 'AccountNames',
      actions: { 'account:PutAccountName': 'rename an account' },
      resources: membersOf(settings),
    },
    {
      sid: 'AlternateContacts',
      actions: {
        'account:DeleteAlternateContact': 'remove a contact that is no longer in the files',
        'account:GetAlternateContact': 'read a contact of an account',
        'account:PutAlternateContact': 'set a contact of an account',
      },
      resources: membersOf(settings),
    },
    deployInMembers(),
    ...writeState(settings.stateBucket),
  ];
}
