// Principals in policies: whether they exist, and whether they are the one who calls.
// (IAM User Guide, "AWS JSON policy elements: Principal")
import { type CallContext } from '../store/callContext';
import { existingRole } from './iam/tables';
import { isMember } from './organizations/hierarchy';
import { accounts } from './organizations/tables';
import { listOf, type ParsedStatement } from './policyDocument';

/** The values under `AWS` of a statement's principals; `*` alone counts as one. */
export function awsPrincipals({ Principal }: ParsedStatement): readonly string[] {
  return Principal === '*' ? ['*'] : listOf(Principal?.['AWS']);
}

/** The first AWS principal of the statements that does not exist: an unknown account, or an unknown role in one. */
export function unknownPrincipal(context: CallContext, statements: readonly ParsedStatement[]): string | undefined {
  return statements.flatMap(awsPrincipals).find((principal) => !exists(context, principal));
}

/** Whether a principal of a policy covers the caller; an account stands for everyone in it. */
export function covers(principal: string, callerArn: string): boolean {
  const [callerAccount, roleName] = [accountOf(callerArn), sessionRole(callerArn)];
  if (principal === '*' || principal === callerArn || principal === callerAccount) return true;
  if (principal === `arn:aws:iam::${callerAccount}:root`) return true;
  // A session's ARN does not tell the path of its role.
  return (
    roleName !== undefined &&
    accountOf(principal) === callerAccount &&
    /:role\/(.*\/)?([^/]+)$/.exec(principal)?.[2] === roleName
  );
}

/** `111122223333` of `arn:aws:iam::111122223333:role/Name`. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** `Name` of `arn:aws:sts::111122223333:assumed-role/Name/session`. */
export function sessionRole(arn: string): string | undefined {
  return /^arn:aws:sts::\d{12}:assumed-role\/([^/]+)\//.exec(arn)?.[1];
}

function exists(context: CallContext, principal: string): boolean {
  if (principal === '*') return true;
  const accountId = /^\d{12}$/.test(principal) ? principal : accountOf(principal);
  const account = context.table(accounts).get(accountId);
  if (account === undefined || (account.parentId !== null && !isMember(context, account))) return false;
  const role = /^arn:aws:iam::\d{12}:role(\/.+)$/.exec(principal)?.[1];
  // IAM users are not simulated: any is taken to exist.
  return (
    role === undefined || existingRole(context.as(accountId), role.slice(role.lastIndexOf('/') + 1))?.arn === principal
  );
}
