// Accounts and organizational units that AWS has already.
import type { Account, OrganizationalUnit } from '@microaccounts/resources';
import type { Existing, ImportId } from '@microaccounts/resources/imports';

/** The Pulumi type of an account: what no step may delete or replace. */
export const ACCOUNT_TYPE = 'aws:organizations/account:Account';
const ORGANIZATIONAL_UNIT = 'aws:organizations/organizationalUnit:OrganizationalUnit';

export function organizationalUnitImport(unit: OrganizationalUnit, existing: Existing): ImportId[] {
  const id = existing(unit.address)?.ids['id'];
  return id === undefined ? [] : [{ type: ORGANIZATIONAL_UNIT, name: organizationalUnitName(unit), id }];
}

export function accountImport({ address, account }: Account, existing: Existing): ImportId[] {
  const id = existing(address)?.ids['id'];
  return id === undefined ? [] : [{ type: ACCOUNT_TYPE, name: account, id }];
}

/** The logical name of an organizational unit: its path. */
export function organizationalUnitName({ address }: OrganizationalUnit): string {
  return address.slice('organizational-unit/'.length);
}
