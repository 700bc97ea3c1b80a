// IAM: what people and the drift job may do in an account, and who may use its key.
export { auditActions } from './plan/auditActions';
export { policyFindings } from './plan/findings';
export { keyPolicy } from './plan/keyPolicy';
export { permissionBoundary } from './plan/permissionBoundary';
export { roles } from './plan/roles';
export { samlProvider } from './plan/samlProvider';
