// Reads the accounts of the organization.
import {
  paginateListAccounts,
  paginateListParents,
  paginateListTagsForResource,
  type Account,
  type OrganizationsClient,
  type Tag,
} from '@aws-sdk/client-organizations';
import type { ObservedResource } from '@microaccounts/resources';
import { answered, inParallel, tagsOf } from '@microaccounts/resources/observe';

/** An account with its state in AWS: `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE` … */
export interface ObservedAccount extends ObservedResource<'account'> {
  readonly state: string;
}

/** ListTagsForResource is answered ten times a second (AWS Organizations User Guide, "Quotas for AWS Organizations"). */
const AT_ONCE = 5;

/** All member accounts; the management account itself is left out. Tags cost a call for each; without them there are none. */
export async function readAccounts(
  client: OrganizationsClient,
  managementAccountId: string,
  { tags } = { tags: true },
): Promise<ObservedAccount[]> {
  const accounts: Account[] = [];
  for await (const page of paginateListAccounts({ client }, {})) accounts.push(...(page.Accounts ?? []));
  const members = accounts.filter(({ Id }) => Id !== managementAccountId);
  return inParallel(AT_ONCE, members, async (account) => {
    const id = answered(account.Id, 'Account.Id');
    return {
      kind: 'account',
      accountId: managementAccountId,
      region: null,
      ids: { id, arn: answered(account.Arn, 'Account.Arn') },
      properties: {
        name: answered(account.Name, 'Account.Name'),
        email: answered(account.Email, 'Account.Email'),
        parent: parentInPath(account.Paths?.[0]) ?? (await readParent(client, id)),
        tags: tags ? await readTags(client, id) : {},
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
