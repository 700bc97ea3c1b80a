// Names that every account of a landing zone has in AWS: what one package makes, others protect, read and trust.

/** IAM path of every role and managed policy that the landing zone makes in an account. */
export const LANDING_ZONE_PATH = '/landing-zone/';

/** The role that AWS makes in a new account for the management account; the deployment works through it. */
export const ACCESS_ROLE = 'OrganizationAccountAccessRole';

/** The role through which the drift job reads an account; under {@link LANDING_ZONE_PATH}. */
export const AUDIT_ROLE = 'LandingZoneAudit';

/** The managed policy that bounds what a person's role may ever do; under {@link LANDING_ZONE_PATH}. */
export const PERMISSION_BOUNDARY = 'PermissionBoundary';

export const KEY_ALIAS = 'alias/landing-zone';
export const BACKUP_VAULT = 'landing-zone';

/** Where an account's own infrastructure code finds its network facts, in Systems Manager. */
export const PARAMETER_PATH = '/landing-zone/';

/** What everything that can have tags is tagged with. */
export const MANAGED_BY = { 'managed-by': 'microaccounts' } as const;
