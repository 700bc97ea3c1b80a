// What is shared and with whom: the associations of a share, and the rules for making one.
import type {
  AssociateResourceShareCommandInput,
  AssociateResourceShareCommandOutput,
  DisassociateResourceShareCommandInput,
  DisassociateResourceShareCommandOutput,
  GetResourceShareAssociationsCommandInput,
  GetResourceShareAssociationsCommandOutput,
  ResourceShareAssociation,
} from '@aws-sdk/client-ram';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { checkPrincipal, checkResource, checkSubnetQuotas } from './associationRules';
import { invalidToken, MISSING, unknownResource } from './refusal';
import { end } from './sharing';
import { type AssociationRow, associationKey, associations, isListed, type ShareRow, shares } from './tables';

interface Entities {
  readonly resourceArns?: readonly string[] | undefined;
  readonly principals?: readonly string[] | undefined;
}

export const associationOperations = {
  AssociateResourceShare: changes(
    (context, input: AssociateResourceShareCommandInput): Answer<AssociateResourceShareCommandOutput> => {
      const share = ownShare(context, required(input.resourceShareArn, 'resourceShareArn', MISSING));
      checkEntities(context, share, input);
      const rows = associate(context, share, input);
      return { resourceShareAssociations: rows.map((row) => ({ ...view(share, row), status: 'ASSOCIATING' })) };
    },
  ),

  DisassociateResourceShare: changes(
    (context, input: DisassociateResourceShareCommandInput): Answer<DisassociateResourceShareCommandOutput> => {
      const share = ownShare(context, required(input.resourceShareArn, 'resourceShareArn', MISSING));
      const rows = entities(share, input).map((key) => {
        const row = context.table(associations).get(associationKey(key));
        if (row === undefined || row.ended !== null) throw unknownResource(`${share.arn} with ${key.entity}`);
        return row;
      });
      for (const row of rows) end(context, row);
      return { resourceShareAssociations: rows.map((row) => ({ ...view(share, row), status: 'DISASSOCIATING' })) };
    },
  ),

  /** Of the caller's own shares, ended ones among them (RAM API Reference, "GetResourceShareAssociations"). */
  GetResourceShareAssociations: reads(
    (context, input: GetResourceShareAssociationsCommandInput): Answer<GetResourceShareAssociationsCommandOutput> => {
      const type = required(input.associationType, 'associationType', MISSING);
      const own = context.table(shares).where('owner', context.accountId);
      const asked = own.filter(({ arn }) => input.resourceShareArns?.includes(arn) ?? true);
      const missing = input.resourceShareArns?.find((arn) => !asked.some((share) => share.arn === arn));
      if (missing !== undefined) throw unknownResource(missing);
      const entity = input.resourceArn ?? input.principal;
      const all = asked.flatMap((share) =>
        context
          .table(associations)
          .where('share', share.arn)
          .filter((row) => row.type === type && isListed(context, row.ended) && (entity ?? row.entity) === row.entity)
          .map((row) => view(share, row))
          .filter(({ status }) => (input.associationStatus ?? status) === status),
      );
      const { items, next } = page(`associations/${type}`, all, input.nextToken, input.maxResults ?? 500, invalidToken);
      return { resourceShareAssociations: items, nextToken: next };
    },
  ),
};

export function ownShare(context: CallContext, arn: string): ShareRow {
  const row = context.table(shares).get(arn);
  if (row === undefined || row.owner !== context.accountId || row.deleted !== null) throw unknownResource(arn);
  return row;
}

/** Throws if one of the entities cannot be added to the share. Changes nothing. */
export function checkEntities(context: CallContext, share: ShareRow, input: Entities): void {
  for (const arn of input.resourceArns ?? []) checkResource(context, arn);
  for (const principal of input.principals ?? []) checkPrincipal(context, share, principal);
  checkSubnetQuotas(context, share, input.resourceArns ?? [], input.principals ?? []);
}

/** What holds already stays as it is (RAM API Reference, "AssociateResourceShare"). */
export function associate(context: CallContext, share: ShareRow, input: Entities): AssociationRow[] {
  const table = context.table(associations);
  return entities(share, input).map((key) => {
    const before = table.get(associationKey(key));
    if (before?.ended === null) return before;
    const row = { ...key, created: context.now, updated: context.now, ended: null };
    table.put(associationKey(key), row);
    return row;
  });
}

function entities(
  { arn }: ShareRow,
  { resourceArns = [], principals = [] }: Entities,
): Omit<AssociationRow, 'created' | 'updated' | 'ended'>[] {
  return [
    ...resourceArns.map((entity) => ({ shareArn: arn, type: 'RESOURCE' as const, entity })),
    ...principals.map((entity) => ({ shareArn: arn, type: 'PRINCIPAL' as const, entity })),
  ];
}

/** Only members of the organization can be principals here, so none is external. */
function view(share: ShareRow, row: AssociationRow): ResourceShareAssociation {
  return {
    resourceShareArn: share.arn,
    resourceShareName: share.name,
    associatedEntity: row.entity,
    associationType: row.type,
    status: row.ended === null ? 'ASSOCIATED' : 'DISASSOCIATED',
    creationTime: new Date(row.created),
    lastUpdatedTime: new Date(row.updated),
    external: false,
  };
}
