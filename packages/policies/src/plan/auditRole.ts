// The role through which the drift job reads an account.
import type { Account, Estate } from '@microaccounts/config';
import { AUDIT_ROLE, LANDING_ZONE_PATH, MANAGED_BY, policyDocument, type Role } from '@microaccounts/resources';
import { auditActions } from './auditActions';

/**
 * `LandingZoneAudit`, trusted by the management account and limited to {@link auditActions} by its own policy.
 * It has no permission boundary on purpose: a boundary that somebody broke must not blind the job that would find it.
 * What protects the role is that neither the boundary of people's roles nor `protect-baseline` lets them change it.
 */
export function auditRole(estate: Estate, account: Account): Role {
  return {
    kind: 'role',
    address: `account/${account.key}/role/${AUDIT_ROLE}`,
    account: account.key,
    region: null,
    stack: `baseline.${account.key}`,
    properties: {
      name: AUDIT_ROLE,
      path: LANDING_ZONE_PATH,
      description: 'Reads what the landing zone manages, to find drift',
      trustPolicy: policyDocument([
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${estate.organization.managementAccountId}:root` },
          Action: 'sts:AssumeRole',
        },
      ]),
      permissionsBoundary: null,
      managedPolicies: [],
      inlinePolicies: { Read: policyDocument([{ Effect: 'Allow', Action: auditActions, Resource: '*' }]) },
      maxSessionDuration: 3600,
      tags: MANAGED_BY,
    },
  };
}
