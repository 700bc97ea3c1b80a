// What others may know of the bootstrap: its settings, its plan, and what its roles may do.
export { bootstrap, type BootstrapSpec } from './plan/bootstrap';
export { deployPermissions } from './plan/deployPermissions';
export { driftPermissions } from './plan/driftPermissions';
export { POLICY_TYPES, TRUSTED_SERVICES, type ExistingOrganization } from './plan/organization';
export { actionsOf, type Permission } from './plan/permission';
export { readSettings, settingKeys, type Problem, type ReadSettings, type Settings } from './plan/settings';
export { STATE_PROJECT } from './plan/stateAccess';
