// Accounts of the organization: listed, described, moved, and let go.
import type {
  Account,
  DescribeAccountCommandInput,
  DescribeAccountCommandOutput,
  ListAccountsCommandInput,
  ListAccountsCommandOutput,
  ListAccountsForParentCommandInput,
  ListAccountsForParentCommandOutput,
  ListChildrenCommandInput,
  ListChildrenCommandOutput,
  ListParentsCommandInput,
  ListParentsCommandOutput,
  MoveAccountCommandInput,
  RemoveAccountFromOrganizationCommandInput,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import {
  accountsIn,
  accountState,
  entityPath,
  existingParent,
  memberAccount,
  memberAccounts,
  organizationArn,
} from './hierarchy';
import { detachAll } from './policyAttachment';
import { constraint, invalidInput, invalidToken, notFound, PAGE_SIZE } from './refusal';
import { type AccountRow, accounts, delegatedAdministrators, organizationalUnits } from './tables';

/** Before then an account made in the organization cannot leave it (Organizations API Reference, WAIT_PERIOD_ACTIVE). */
const WAIT_PERIOD_MILLISECONDS = 4 * 24 * 60 * 60 * 1000;

export const accountOperations = {
  ListAccounts: reads((context, input: ListAccountsCommandInput): Answer<ListAccountsCommandOutput> => {
    const { items, next } = page(
      'accounts',
      memberAccounts(context),
      input.NextToken,
      sizeOf(input.MaxResults),
      invalidToken,
    );
    return { Accounts: items.map((row) => view(context, row)), NextToken: next };
  }),

  ListAccountsForParent: reads(
    (context, input: ListAccountsForParentCommandInput): Answer<ListAccountsForParentCommandOutput> => {
      const parentId = existingParent(context, required(input.ParentId, 'ParentId'));
      const all = accountsIn(context, parentId);
      const { items, next } = page(
        `accounts/${parentId}`,
        all,
        input.NextToken,
        sizeOf(input.MaxResults),
        invalidToken,
      );
      return { Accounts: items.map((row) => view(context, row)), NextToken: next };
    },
  ),

  DescribeAccount: reads((context, input: DescribeAccountCommandInput): Answer<DescribeAccountCommandOutput> => ({
    Account: view(context, existingAccount(context, input.AccountId)),
  })),

  ListParents: reads((context, input: ListParentsCommandInput): Answer<ListParentsCommandOutput> => {
    const id = required(input.ChildId, 'ChildId');
    const parent = context.table(organizationalUnits).get(id)?.parentId ?? memberAccount(context, id)?.parentId;
    if (parent === undefined || parent === null) throw notFound('Child', id);
    return { Parents: [{ Id: parent, Type: parent.startsWith('r-') ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] };
  }),

  ListChildren: reads((context, input: ListChildrenCommandInput): Answer<ListChildrenCommandOutput> => {
    const parentId = existingParent(context, required(input.ParentId, 'ParentId'));
    const type = required(input.ChildType, 'ChildType');
    const children =
      type === 'ACCOUNT' ? accountsIn(context, parentId) : context.table(organizationalUnits).where('parent', parentId);
    const list = `children/${type}/${parentId}`;
    const { items, next } = page<{ id: string }>(
      list,
      children,
      input.NextToken,
      sizeOf(input.MaxResults),
      invalidToken,
    );
    return { Children: items.map(({ id }) => ({ Id: id, Type: type })), NextToken: next };
  }),

  MoveAccount: changes((context, input: MoveAccountCommandInput) => {
    const row = existingAccount(context, input.AccountId);
    const source = existingParent(context, required(input.SourceParentId, 'SourceParentId'), 'SourceParent');
    const destination = existingParent(
      context,
      required(input.DestinationParentId, 'DestinationParentId'),
      'DestinationParent',
    );
    // (Organizations API Reference, "MoveAccount": errors)
    if (row.parentId === destination) {
      throw new AwsError('DuplicateAccountException', `Account ${row.id} is already in ${destination}.`);
    }
    if (row.parentId !== source) throw notFound('Account', `${row.id} in ${source}`);
    context.table(accounts).put(row.id, { ...row, parentId: destination });
    return {};
  }),

  RemoveAccountFromOrganization: changes((context, input: RemoveAccountFromOrganizationCommandInput) => {
    const row = existingAccount(context, input.AccountId);
    if (row.id === context.managementAccountId) {
      throw new AwsError('MasterCannotLeaveOrganizationException', 'The management account cannot leave.');
    }
    if (context.table(delegatedAdministrators).count('account', row.id) > 0) {
      throw constraint(
        'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG',
        'To remove this account, you must first deregister it as a delegated administrator.',
      );
    }
    if (row.joinedMethod === 'CREATED' && context.since(row.joined) < WAIT_PERIOD_MILLISECONDS) {
      throw constraint(
        'WAIT_PERIOD_ACTIVE',
        'An account can leave four days after it was created in the organization.',
      );
    }
    detachAll(context, row.id);
    context.table(accounts).put(row.id, { ...row, parentId: null });
    return {};
  }),
};

export function existingAccount(context: CallContext, id: string | undefined): AccountRow {
  const row = memberAccount(context, required(id, 'AccountId'));
  if (row === undefined) throw notFound('Account', String(id));
  return row;
}

function sizeOf(requested: number | undefined): number {
  if (requested !== undefined && (requested < 1 || requested > PAGE_SIZE)) {
    throw invalidInput('INVALID_LIMIT', `MaxResults must be between 1 and ${PAGE_SIZE}.`);
  }
  return requested ?? PAGE_SIZE;
}

/** Without `Status`, which AWS no longer answers: `State` took its place (Organizations API Reference, "Account"). */
function view(context: CallContext, row: AccountRow): Account {
  return {
    Id: row.id,
    Arn: organizationArn(context, 'account', row.id),
    Email: row.email,
    Name: row.name,
    State: accountState(context, row),
    // ⚠ inference: the form of an entity path, the account's id last (IAM User Guide, "Organizations entity path").
    Paths: [entityPath(context, row.id)],
    JoinedMethod: row.joinedMethod,
    JoinedTimestamp: new Date(row.joined),
  };
}
