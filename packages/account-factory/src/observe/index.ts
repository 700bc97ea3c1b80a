// Reads from AWS the organization's tree and accounts, and of a member what its baseline holds beside IAM.
export { readCreationsInProgress } from './accountCreations';
export { readAccounts, type AccountReading, type ObservedAccount } from './accounts';
export { TAGGING_REGION } from './accountTags';
export { readAlternateContacts } from './alternateContacts';
export { readBackupVaults } from './backupVaults';
export { readKeys } from './keys';
export { readOrganizationalUnits } from './organizationalUnits';
export { readDelegatedAdministrators, readTrustedServices } from './organizationServices';
export { readRoot, type ObservedRoot } from './root';
export {
  BASELINE_SERVICES,
  probeActions,
  probesOf,
  readServiceAnswers,
  type Probe,
  type ProbedService,
  type ServiceAnswer,
} from './serviceAnswers';
