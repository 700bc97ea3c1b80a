// The guardrail `protect-baseline`: what the landing zone puts into an account, only the deployment changes.
import type { Estate } from '@microaccounts/config';
import {
  BACKUP_VAULT,
  KEY_ALIAS,
  LANDING_ZONE_PATH,
  MANAGED_BY,
  managedPolicyChanges,
  PARAMETER_PATH,
  roleChanges,
  samlProviderChanges,
  type Statement,
} from '@microaccounts/resources';
import { ACCESS_ROLE_ARN, unlessDeploying } from './exemption';

/**
 * Denies changes to the roles, the permission boundary, the identity provider, the key, the vault and the parameters of
 * the landing zone. Guardrails bind exempt principals too; this one excepts in its own condition those that deploy, the
 * `exemptPrincipals` of the estate and the organization's access role, since otherwise nobody could update the baseline.
 *
 * Roles and users that are exempt are protected as well, wherever they are: who could make or change one of that name
 * would escape the service boundary and the region deny.
 */
export function protectBaseline(estate: Estate): Statement[] {
  const deny = (sid: string, actions: readonly string[], resources: readonly string[], condition = {}): Statement => ({
    Sid: sid,
    Effect: 'Deny',
    Action: actions,
    Resource: resources,
    Condition: { ...unlessDeploying(estate), ...condition },
  });
  const exempt = (noun: string): string[] => estate.exemptPrincipals.filter((principal) => principal.includes(noun));
  const { federation } = estate.baseline;
  return [
    deny(
      'ProtectRoles',
      [...roleChanges, 'iam:PassRole'],
      [`arn:aws:iam::*:role${LANDING_ZONE_PATH}*`, ACCESS_ROLE_ARN, ...exempt(':role/')],
    ),
    ...(exempt(':user/').length === 0
      ? []
      : [
          {
            Sid: 'ProtectUsers',
            Effect: 'Deny',
            NotAction: ['iam:Get*', 'iam:List*'],
            Resource: exempt(':user/'),
            Condition: { ...unlessDeploying(estate) },
          },
        ]),
    deny('ProtectPolicies', managedPolicyChanges, [`arn:aws:iam::*:policy${LANDING_ZONE_PATH}*`]),
    ...(federation === null
      ? []
      : [deny('ProtectFederation', samlProviderChanges, [`arn:aws:iam::*:saml-provider/${federation.provider}`])]),
    deny(
      'ProtectKeyAlias',
      ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'],
      [`arn:aws:kms:*:*:${KEY_ALIAS}`],
    ),
    // A key has no name that a Resource element could match, so its tag stands for it.
    deny('ProtectKey', keyChanges, ['arn:aws:kms:*:*:key/*'], {
      StringEquals: { 'aws:ResourceTag/managed-by': MANAGED_BY['managed-by'] },
    }),
    deny('ProtectVault', vaultChanges, [`arn:aws:backup:*:*:backup-vault:${BACKUP_VAULT}`]),
    deny('ProtectParameters', parameterChanges, [`arn:aws:ssm:*:*:parameter${PARAMETER_PATH}*`]),
  ];
}

const keyChanges: readonly string[] = [
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

const vaultChanges: readonly string[] = [
  'backup:CreateBackupVault',
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultAccessPolicy',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteBackupVaultNotifications',
  'backup:PutBackupVaultAccessPolicy',
  'backup:PutBackupVaultLockConfiguration',
  'backup:PutBackupVaultNotifications',
  'backup:TagResource',
  'backup:UntagResource',
];

const parameterChanges: readonly string[] = [
  'ssm:AddTagsToResource',
  'ssm:DeleteParameter',
  'ssm:DeleteParameters',
  'ssm:LabelParameterVersion',
  'ssm:PutParameter',
  'ssm:RemoveTagsFromResource',
  'ssm:UnlabelParameterVersion',
];
