// Reads the accounts of the organization.
import {
  paginateListAccounts,
  paginateListParents,
  paginateListTagsForResource,
  type Account,
  type OrganizationsClient,
  type Tag,
} from '@aws-sdk/client-organizations';
import type { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import type { ObservedResource } from '@microaccounts/resources';
import { answered, inParallel, tagsOf } from '@microaccounts/resources/observe';
import { sweptTags, type SweptTags } from './accountTags';

/** An account with its state in AWS: `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE` … */
export interface ObservedAccount extends ObservedResource<'account'> {
  readonly state: string;
}

/** ListTagsForResource is answered ten times a second (AWS Organizations User Guide, "Quotas for AWS Organizations"). */
const AT_ONCE = 5;

export interface AccountReading {
  /** Whether tags are read; they are by default. Without them accounts have none. */
  readonly tags?: boolean;
  /** For the tags of many accounts in one call; without it they cost a call for each. */
  readonly tagging?: ResourceGroupsTaggingAPIClient;
}

/** All member accounts; the management account itself is left out. */
export async function readAccounts(
  client: OrganizationsClient,
  managementAccountId: string,
  { tags = true, tagging }: AccountReading = {},
): Promise<ObservedAccount[]> {
  const sweeping = tags && tagging !== undefined ? sweptTags(tagging) : Promise.resolve<SweptTags>(new Map());
  const accounts: Account[] = [];
  for await (const page of paginateListAccounts({ client }, {})) accounts.push(...(page.Accounts ?? []));
  const swept = await sweeping;
  const members = accounts.filter(({ Id }) => Id !== managementAccountId);
  return inParallel(AT_ONCE, members, async (account) => {
    const id = answered(account.Id, 'Account.Id');
    const arn = answered(account.Arn, 'Account.Arn');
    return {
      kind: 'account',
      accountId: managementAccountId,
      region: null,
      ids: { id, arn },
      properties: {
        name: answered(account.Name, 'Account.Name'),
        email: answered(account.Email, 'Account.Email'),
        parent: parentInPath(account.Paths?.[0]) ?? (await readParent(client, id)),
        // What the sweep does not tell of may have no tags, or be too new for it.
        tags: tags ? (swept.get(arn) ?? (await readTags(client, id))) : {},
      },
      // `Status` is what organizations answered before `State`; it is retired where `State` is there.
      state: answered(account.State ?? account.Status, 'Account.State'),
    };
  });
}

/** The innermost root or unit in `o-…/r-…/ou-…/ou-…/<account>/` (AWS Organizations API Reference, "Account"). */
function parentInPath(path: string | undefined): string | undefined {
  return path?.split('/').findLast((part) => part.startsWith('ou-') || part.startsWith('r-'));
}

async function readParent(client: OrganizationsClient, id: string): Promise<string> {
  for await (const page of paginateListParents({ client }, { ChildId: id })) {
    const [parent] = page.Parents ?? [];
    if (parent !== undefined) return answered(parent.Id, 'Parent.Id');
  }
  throw new Error(`AWS answered without a parent of account ${id}`);
}

async function readTags(client: OrganizationsClient, id: string): Promise<ReturnType<typeof tagsOf>> {
  const tags: Tag[] = [];
  for await (const page of paginateListTagsForResource({ client }, { ResourceId: id })) tags.push(...(page.Tags ?? []));
  return tagsOf(tags.map(({ Key, Value }) => [Key, Value]));
}
