// Whom the service boundary and the region deny do not bind: the automation, the auditor, the organization's own access.
import type { Estate } from '@microaccounts/config';
import { ACCESS_ROLE, AUDIT_ROLE, LANDING_ZONE_PATH } from '@microaccounts/resources';

/** A condition block of a statement: operator → key → values. */
export interface Condition {
  readonly [operator: string]: { readonly [key: string]: readonly string[] };
}

/** ARN pattern of the role through which the management account deploys; in every account, so it names none. */
export const ACCESS_ROLE_ARN = `arn:aws:iam::*:role/${ACCESS_ROLE}`;

/**
 * Holds for every principal but the exempt ones. For a role session `aws:PrincipalARN` is the ARN of the role, path
 * included (IAM User Guide, "AWS global condition context keys").
 */
export function unlessExempt(estate: Estate): Condition {
  return unless([...estate.exemptPrincipals, `arn:aws:iam::*:role${LANDING_ZONE_PATH}${AUDIT_ROLE}`, ACCESS_ROLE_ARN]);
}

/** Holds for every principal but those that deploy: the exempt ones of the estate and the organization's access role. */
export function unlessDeploying(estate: Estate): Condition {
  return unless([...estate.exemptPrincipals, ACCESS_ROLE_ARN]);
}

function unless(principals: readonly string[]): Condition {
  return { ArnNotLike: { 'aws:PrincipalARN': principals } };
}
