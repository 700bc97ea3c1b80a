// What others may know of the bootstrap: its settings, its plan, what its roles may do, and what programs like it are made of.
export { bootstrap, type BootstrapSpec } from './plan/bootstrap';
export { secureTransport, type BucketSpec } from './plan/buckets';
export { deployPermissions } from './plan/deployPermissions';
export { driftPermissions } from './plan/driftPermissions';
export type { ExistingOrganization } from './plan/organization';
export { actionsOf, statementOf, type Permission } from './plan/permission';
export { howToSet, problemsOf, type Problem, type Vocabulary } from './plan/problem';
export { readSettings, settingKeys, type ReadSettings, type Settings } from './plan/settings';
export { STATE_PROJECT } from './plan/stateAccess';
export type { KeySpec } from './plan/stateKey';
