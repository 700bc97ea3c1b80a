// All roles of an account.
import type { Account, Estate } from '@microaccounts/config';
import type { Role } from '@microaccounts/resources';
import { auditRole } from './auditRole';
import { federatedRoles } from './federatedRole';

/** The roles that the landing zone makes in an account: that of the drift job, then those of people by name. */
export function roles(estate: Estate, account: Account): Role[] {
  return [auditRole(estate, account), ...federatedRoles(estate, account)];
}
