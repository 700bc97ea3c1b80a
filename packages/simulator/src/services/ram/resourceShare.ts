// Resource shares: made, renamed, deleted and listed by their owner, and listed by those whom they reach.
import type {
  CreateResourceShareCommandInput,
  CreateResourceShareCommandOutput,
  DeleteResourceShareCommandInput,
  DeleteResourceShareCommandOutput,
  EnableSharingWithAwsOrganizationCommandInput,
  EnableSharingWithAwsOrganizationCommandOutput,
  GetResourceSharesCommandInput,
  GetResourceSharesCommandOutput,
  ResourceShare,
  Tag,
  UpdateResourceShareCommandInput,
  UpdateResourceShareCommandOutput,
} from '@aws-sdk/client-ram';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { organizationOf } from '../organizations/hierarchy';
import { organizations, THE_ORGANIZATION } from '../organizations/tables';
import { type Tags, withTags } from '../tag';
import { associate, checkEntities, ownShare } from './association';
import {
  invalidToken,
  invalidParameter,
  limitExceeded,
  MISSING,
  notPermitted,
  TAG_REFUSALS,
  unknownResource,
} from './refusal';
import { end, sharesWithCaller } from './sharing';
import { associations, isListed, type ShareRow, shares } from './tables';

export const resourceShareOperations = {
  CreateResourceShare: changes(
    (context, input: CreateResourceShareCommandInput): Answer<CreateResourceShareCommandOutput> => {
      const table = context.table(shares);
      const most = context.quotas.resourceShares;
      const live = table.where('owner', context.accountId).filter(({ deleted }) => deleted === null);
      if (live.length >= most) throw limitExceeded(`A region has at most ${most} resource shares.`);
      const row: ShareRow = {
        arn: `arn:aws:ram:${context.region}:${context.accountId}:resource-share/${context.identifiers.uuid()}`,
        owner: context.accountId,
        name: checkedName(required(input.name, 'name', MISSING)),
        // External principals are allowed unless it is said otherwise (RAM API Reference, "CreateResourceShare").
        allowExternalPrincipals: input.allowExternalPrincipals ?? true,
        tags: withTags({}, ramTags(input.tags), TAG_REFUSALS),
        created: context.now,
        updated: context.now,
        deleted: null,
      };
      checkEntities(context, row, input);
      table.put(row.arn, row);
      associate(context, row, input);
      return { resourceShare: view(context, row) };
    },
  ),

  UpdateResourceShare: changes(
    (context, input: UpdateResourceShareCommandInput): Answer<UpdateResourceShareCommandOutput> => {
      const row = ownShare(context, required(input.resourceShareArn, 'resourceShareArn', MISSING));
      const next = {
        ...row,
        name: input.name === undefined ? row.name : checkedName(input.name),
        allowExternalPrincipals: input.allowExternalPrincipals ?? row.allowExternalPrincipals,
        updated: context.now,
      };
      context.table(shares).put(row.arn, next);
      return { resourceShare: view(context, next) };
    },
  ),

  DeleteResourceShare: changes(
    (context, input: DeleteResourceShareCommandInput): Answer<DeleteResourceShareCommandOutput> => {
      const row = ownShare(context, required(input.resourceShareArn, 'resourceShareArn', MISSING));
      for (const one of context.table(associations).where('share', row.arn)) if (one.ended === null) end(context, one);
      context.table(shares).put(row.arn, { ...row, deleted: context.now, updated: context.now });
      return { returnValue: true };
    },
  ),

  /** Shares with the caller show their tags to nobody but their owner. */
  GetResourceShares: reads((context, input: GetResourceSharesCommandInput): Answer<GetResourceSharesCommandOutput> => {
    const owner = required(input.resourceOwner, 'resourceOwner', MISSING);
    const table = context.table(shares);
    const visible = owner === 'SELF' ? table.where('owner', context.accountId) : table.all().filter(isShared(context));
    const missing = input.resourceShareArns?.find(
      (arn) => !visible.some((row) => row.arn === arn && isListed(context, row.deleted)),
    );
    if (missing !== undefined) throw unknownResource(missing);
    const asked = visible.filter(
      (row) =>
        isListed(context, row.deleted) &&
        (input.resourceShareArns?.includes(row.arn) ?? true) &&
        (input.name ?? row.name) === row.name &&
        (input.resourceShareStatus ?? statusOf(row)) === statusOf(row) &&
        (input.tagFilters ?? []).every(({ tagKey = '', tagValues = [] }) => hasTag(row.tags, tagKey, tagValues)),
    );
    const { items, next } = page(`shares/${owner}`, asked, input.nextToken, input.maxResults ?? 500, invalidToken);
    return { resourceShares: items.map((row) => view(context, row)), nextToken: next };
  }),

  /** (RAM API Reference, "EnableSharingWithAwsOrganization": from the management account) */
  EnableSharingWithAwsOrganization: changes(
    (
      context,
      _input: EnableSharingWithAwsOrganizationCommandInput,
    ): Answer<EnableSharingWithAwsOrganizationCommandOutput> => {
      if (context.accountId !== context.managementAccountId) {
        throw notPermitted('Unable to enable sharing: only the management account may do so.');
      }
      const { serviceAccess, ...organization } = organizationOf(context);
      const access = { ...serviceAccess, 'ram.amazonaws.com': serviceAccess['ram.amazonaws.com'] ?? context.now };
      context.table(organizations).put(THE_ORGANIZATION, { ...organization, serviceAccess: access });
      return { returnValue: true };
    },
  ),
};

export function ramTags(tags: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((tags ?? []).map(({ key, value }) => [key ?? '', value ?? '']));
}

function isShared(context: CallContext): (row: ShareRow) => boolean {
  const reaching = sharesWithCaller(context);
  return ({ arn }) => reaching.has(arn);
}

function hasTag(tags: Tags, key: string, values: readonly string[]): boolean {
  const value = tags[key];
  return value !== undefined && (values.length === 0 || values.includes(value));
}

function checkedName(name: string): string {
  if (name.length > 255) throw invalidParameter('The name of a resource share has at most 255 characters.');
  return name;
}

function statusOf({ deleted }: ShareRow): 'ACTIVE' | 'DELETED' {
  return deleted === null ? 'ACTIVE' : 'DELETED';
}

function view(context: CallContext, row: ShareRow): ResourceShare {
  return {
    resourceShareArn: row.arn,
    name: row.name,
    owningAccountId: row.owner,
    allowExternalPrincipals: row.allowExternalPrincipals,
    status: statusOf(row),
    ...(row.owner === context.accountId
      ? { tags: Object.entries(row.tags).map(([key, value]) => ({ key, value })) }
      : {}),
    creationTime: new Date(row.created),
    lastUpdatedTime: new Date(row.updated),
    featureSet: 'STANDARD',
  };
}
