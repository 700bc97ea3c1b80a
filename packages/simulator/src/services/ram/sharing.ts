// Who shares what with whom: the questions that RAM and the owners of shareable resources ask.
import { type CallContext } from '../../store/callContext';
import { ancestry, memberAccount, organizationArn, organizationOf } from '../organizations/hierarchy';
import { type AssociationRow, associationKey, associations } from './tables';

/** The entities that a share has now. */
export function entitiesOf(context: CallContext, shareArn: string, type: AssociationRow['type']): string[] {
  return context
    .table(associations)
    .where('holding', `${shareArn}|${type}`)
    .map(({ entity }) => entity);
}

/** The shares that an entity belongs to now. */
export function sharesOf(context: CallContext, entity: string): string[] {
  return context
    .table(associations)
    .where('entity', entity)
    .map(({ shareArn }) => shareArn);
}

/** What may name the caller in a share: its id, the organizational units it is in, the organization. */
export function principalsOfCaller(context: CallContext): string[] {
  const { accountId } = context;
  if (memberAccount(context, accountId) === undefined) return [accountId];
  const units = ancestry(context, accountId).filter((id) => id.startsWith('ou-'));
  return [
    accountId,
    ...units.map((id) => organizationArn(context, 'ou', id)),
    organizationArn(context, 'organization'),
  ];
}

/** The shares of other accounts that reach the caller, in the region of the call. */
export function sharesWithCaller(context: CallContext): Set<string> {
  const reaching = principalsOfCaller(context).flatMap((principal) => sharesOf(context, principal));
  return new Set(reaching.filter((arn) => arn.split(':')[4] !== context.accountId));
}

/** ARNs of the resources of other accounts that are shared with the caller. */
export function resourcesSharedWithCaller(context: CallContext): string[] {
  const arns = [...sharesWithCaller(context)].flatMap((share) => entitiesOf(context, share, 'RESOURCE'));
  return [...new Set(arns)];
}

/** Ends every association of a resource that has gone. */
export function endAssociationsOf(context: CallContext, resourceArn: string): void {
  for (const row of context.table(associations).where('entity', resourceArn)) end(context, row);
}

export function end(context: CallContext, row: AssociationRow): void {
  context.table(associations).put(associationKey(row), { ...row, ended: context.now, updated: context.now });
}

/** Trusted access of RAM: without it an organization's accounts count as external. */
export function isSharingEnabled(context: CallContext): boolean {
  return 'ram.amazonaws.com' in organizationOf(context).serviceAccess;
}
