// How a role of the management account gets into the accounts of the organization, and into no other.
import { ACCESS_ROLE, AUDIT_ROLE, join, LANDING_ZONE_PATH, reference } from '@microaccounts/resources';
import { ORGANIZATION } from './organization';
import type { Permission } from './permission';
import type { Settings } from './settings';

/** The role of the organization in every account that it vended: whoever has it deploys anything there. */
export function deployInMembers(): Permission {
  return entering(`role/${ACCESS_ROLE}`, 'deploy in the accounts of the organization, and probe them');
}

/** The landing zone's own role that reads what it manages. */
export function auditMembers(): Permission {
  return entering(`role${LANDING_ZONE_PATH}${AUDIT_ROLE}`, 'read in the accounts of the organization what is managed');
}

/**
 * The accounts of the organization, as the management account manages them (Service Authorization Reference, "Actions, resources,
 * and condition keys for AWS Account Management": `accountInOrganization`).
 */
export function membersOf({ managementAccountId }: Pick<Settings, 'managementAccountId'>): Permission['resources'] {
  return join(`arn:aws:account::${managementAccountId}:account/`, reference(ORGANIZATION), '/*');
}

/** `aws:ResourceOrgID` is the organization of the role that is taken on (IAM User Guide, "AWS global condition context keys"). */
function entering(role: string, why: string): Permission {
  return {
    sid: 'EnterMembers',
    actions: { 'sts:AssumeRole': why },
    resources: `arn:aws:iam::*:${role}`,
    condition: { StringEquals: { 'aws:ResourceOrgID': reference(ORGANIZATION) } },
  };
}
