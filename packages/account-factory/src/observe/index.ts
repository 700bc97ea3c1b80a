// Reads from AWS the organization's tree and accounts, and of a member what its baseline holds beside IAM.
export { readCreationsInProgress } from './accountCreations';
export { readAccounts, type ObservedAccount } from './accounts';
export { readBackupVaults } from './backupVaults';
export { readKeys } from './keys';
export { readOrganizationalUnits, readRoot } from './organizationalUnits';
export {
  BASELINE_SERVICES,
  probeActions,
  probesOf,
  readServiceAnswers,
  type Probe,
  type ProbedService,
  type ServiceAnswer,
} from './serviceAnswers';
