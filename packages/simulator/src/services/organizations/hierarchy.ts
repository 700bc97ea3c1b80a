// The tree of the organization: where something is, what is below it, and what is called how.
import { type CallContext } from '../../store/callContext';
import { notFound } from './refusal';
import {
  type AccountRow,
  accounts,
  organizationalUnits,
  type OrganizationRow,
  organizations,
  THE_ORGANIZATION,
} from './tables';

/** Closed accounts stay visible for 90 days (Account Management Reference, "Close an AWS account"). */
const POST_CLOSURE_MILLISECONDS = 90 * 24 * 60 * 60 * 1000;
/** ⚠ inference: how long an account is PENDING_CLOSURE; AWS says only that it takes a while. */
const CLOSING_MILLISECONDS = 60 * 1000;

export function organizationOf(context: CallContext): OrganizationRow {
  return context.table(organizations).get(THE_ORGANIZATION) as OrganizationRow;
}

export function accountState(context: CallContext, row: AccountRow): 'ACTIVE' | 'PENDING_CLOSURE' | 'CLOSED' {
  if (row.closed === null) return 'ACTIVE';
  return context.since(row.closed) < CLOSING_MILLISECONDS ? 'PENDING_CLOSURE' : 'CLOSED';
}

/** The account with this id, if it is in the organization. */
export function memberAccount(context: CallContext, id: string): AccountRow | undefined {
  const row = context.table(accounts).get(id);
  return row !== undefined && isMember(context, row) ? row : undefined;
}

export function isMember(context: CallContext, row: AccountRow): boolean {
  return row.parentId !== null && (row.closed === null || context.since(row.closed) < POST_CLOSURE_MILLISECONDS);
}

/** Whether an account of the organization can be worked in. */
export function isActive(context: CallContext, id: string): boolean {
  return memberAccount(context, id)?.closed === null;
}

/** The accounts of the organization; permanently closed ones are gone. */
export function memberAccounts(context: CallContext): AccountRow[] {
  return context
    .table(accounts)
    .all()
    .filter((row) => isMember(context, row));
}

/** The accounts directly below a root or unit. */
export function accountsIn(context: CallContext, parentId: string): AccountRow[] {
  return context
    .table(accounts)
    .where('parent', parentId)
    .filter((row) => isMember(context, row));
}

/** Where accounts and units can be: the root or a unit. */
export function isParent(context: CallContext, id: string): boolean {
  return id === organizationOf(context).rootId || context.table(organizationalUnits).get(id) !== undefined;
}

export function existingParent(context: CallContext, id: string, exception = 'Parent'): string {
  if (!isParent(context, id)) throw notFound(exception, id);
  return id;
}

/** Ids from the root down to `id` (a root, unit or account), both included. */
export function ancestry(context: CallContext, id: string): string[] {
  const parentId = context.table(organizationalUnits).get(id)?.parentId ?? memberAccount(context, id)?.parentId;
  return parentId === undefined || parentId === null ? [id] : [...ancestry(context, parentId), id];
}

/** `o-…/r-…/ou-…/` (IAM User Guide, "View Organizations information for IAM": the entity path). */
export function entityPath(context: CallContext, id: string): string {
  return `${[organizationOf(context).id, ...ancestry(context, id)].join('/')}/`;
}

/** The ARN of the organization itself, or of a `root`, `ou`, `account` or `policy` in it. */
export function organizationArn(context: CallContext, type: string, id?: string): string {
  const { id: organizationId } = organizationOf(context);
  const path = id === undefined ? [type, organizationId] : [type, organizationId, id];
  return `arn:aws:organizations::${context.managementAccountId}:${path.join('/')}`;
}
