// What AWS RAM keeps in each region: shares and associations of all accounts, since a share joins several of them.
import { type CallContext } from '../../store/callContext';
import { defineTable } from '../../store/table';
import { type Tags } from '../tag';

export interface ShareRow {
  readonly arn: string;
  readonly owner: string;
  readonly name: string;
  readonly allowExternalPrincipals: boolean;
  readonly tags: Tags;
  readonly created: string;
  readonly updated: string;
  readonly deleted: string | null;
}

export interface AssociationRow {
  readonly shareArn: string;
  readonly type: 'RESOURCE' | 'PRINCIPAL';
  /** ARN of a resource; account id, or ARN of an organizational unit or the organization. */
  readonly entity: string;
  readonly created: string;
  readonly updated: string;
  /** When it was disassociated; null while it holds. */
  readonly ended: string | null;
}

export const shares = defineTable<ShareRow, 'owner'>('ram/shares', 'region', { owner: (row) => [row.owner] });

/** By {@link associationKey}. `holding` has what a share or an entity has now, `share` also what has ended. */
export const associations = defineTable<AssociationRow, 'share' | 'holding' | 'entity'>('ram/associations', 'region', {
  share: (row) => [row.shareArn],
  holding: (row) => (row.ended === null ? [`${row.shareArn}|${row.type}`] : []),
  entity: (row) => (row.ended === null ? [row.entity] : []),
});

export function associationKey({
  shareArn,
  type,
  entity,
}: Pick<AssociationRow, 'shareArn' | 'type' | 'entity'>): string {
  return `${shareArn}|${type}|${entity}`;
}

/** What has ended or was deleted stays listed for a while. ⚠ inference: an hour. */
const LISTED_MILLISECONDS = 60 * 60 * 1000;

export function isListed(context: CallContext, gone: string | null): boolean {
  return gone === null || context.since(gone) < LISTED_MILLISECONDS;
}
