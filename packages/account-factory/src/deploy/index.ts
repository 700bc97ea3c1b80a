// How accounts, organizational units and what every account has reach AWS.
export { deployAccount, deployOrganizationalUnit } from './account';
export { deployAlternateContact } from './alternateContact';
export { deployBackupVault, deployKey } from './baseline';
