// How accounts, organizational units and what every account has reach AWS.
export {
  ACCOUNT_TYPE,
  accountImport,
  deployAccount,
  deployOrganizationalUnit,
  organizationalUnitImport,
} from './account';
export { backupVaultImport, deployBackupVault, deployKey, keyImport } from './baseline';
