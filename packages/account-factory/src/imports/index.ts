// Names and import ids of accounts and of what every account has, free of Pulumi itself.
export { ACCOUNT_TYPE, accountImport, organizationalUnitImport, organizationalUnitName } from './account';
export { alternateContactImport, alternateContactName } from './alternateContact';
export { backupVaultImport, keyImport, regionalName } from './baseline';
