// The flat lists of RAM: every shared resource, every principal, of own shares or of those that reach the caller.
import type {
  ListPrincipalsCommandInput,
  ListPrincipalsCommandOutput,
  ListResourcesCommandInput,
  ListResourcesCommandOutput,
} from '@aws-sdk/client-ram';
import { type CallContext } from '../../store/callContext';
import { type Answer, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { invalidToken, MISSING } from './refusal';
import { entitiesOf, sharesWithCaller } from './sharing';
import { type AssociationRow, associations, shares } from './tables';

export const sharedThingOperations = {
  ListResources: reads((context, input: ListResourcesCommandInput): Answer<ListResourcesCommandOutput> => {
    const rows = holding(context, 'RESOURCE', input).filter(
      ({ entity, shareArn }) =>
        (input.resourceArns?.includes(entity) ?? true) &&
        (input.resourceType ?? 'ec2:Subnet') === 'ec2:Subnet' &&
        (input.principal === undefined || entitiesOf(context, shareArn, 'PRINCIPAL').includes(input.principal)),
    );
    const { items, next } = page(
      `resources/${input.resourceOwner}`,
      rows,
      input.nextToken,
      input.maxResults ?? 500,
      invalidToken,
    );
    const resources = items.map((row) => ({
      arn: row.entity,
      type: 'ec2:Subnet',
      resourceShareArn: row.shareArn,
      status: 'AVAILABLE' as const,
      creationTime: new Date(row.created),
      lastUpdatedTime: new Date(row.updated),
      resourceRegionScope: 'REGIONAL' as const,
    }));
    return { resources, nextToken: next };
  }),

  ListPrincipals: reads((context, input: ListPrincipalsCommandInput): Answer<ListPrincipalsCommandOutput> => {
    const rows = holding(context, 'PRINCIPAL', input).filter(
      ({ entity, shareArn }) =>
        (input.principals?.includes(entity) ?? true) &&
        (input.resourceArn === undefined || entitiesOf(context, shareArn, 'RESOURCE').includes(input.resourceArn)),
    );
    const { items, next } = page(
      `principals/${input.resourceOwner}`,
      rows,
      input.nextToken,
      input.maxResults ?? 500,
      invalidToken,
    );
    const principals = items.map((row) => ({
      id: row.entity,
      resourceShareArn: row.shareArn,
      creationTime: new Date(row.created),
      lastUpdatedTime: new Date(row.updated),
      external: false,
    }));
    return { principals, nextToken: next };
  }),
};

interface Selection {
  readonly resourceOwner: string | undefined;
  readonly resourceShareArns?: readonly string[] | undefined;
}

function holding(context: CallContext, type: AssociationRow['type'], input: Selection): AssociationRow[] {
  const owner = required(input.resourceOwner, 'resourceOwner', MISSING);
  const arns =
    owner === 'SELF'
      ? context
          .table(shares)
          .where('owner', context.accountId)
          .map(({ arn }) => arn)
      : [...sharesWithCaller(context)];
  const asked = arns.filter((arn) => input.resourceShareArns?.includes(arn) ?? true);
  return asked.flatMap((arn) => context.table(associations).where('holding', `${arn}|${type}`));
}
