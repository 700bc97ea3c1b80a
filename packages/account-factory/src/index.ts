// The account factory: an account, and what every account is given.
export { accountResource } from './plan/account';
export { alternateContacts } from './plan/alternateContacts';
export { baselineResources } from './plan/baseline';
export { accountFindings } from './plan/findings';
export { BOOTSTRAP_STACK, organizationResources, POLICY_TYPES, TRUSTED_SERVICES } from './plan/organization';
