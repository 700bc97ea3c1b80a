// Account creation: asked for, in progress for a while, then done or failed. An account begins in the root.
import type {
  CreateAccountCommandInput,
  CreateAccountCommandOutput,
  CreateAccountStatus,
  DescribeCreateAccountStatusCommandInput,
  DescribeCreateAccountStatusCommandOutput,
  ListCreateAccountStatusCommandInput,
  ListCreateAccountStatusCommandOutput,
} from '@aws-sdk/client-organizations';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, required } from '../../store/operation';
import { page } from '../../store/page';
import { createAccessRole } from '../iam/accessRole';
import { tagsFrom, withTags } from '../tag';
import { memberAccounts, organizationOf } from './hierarchy';
import { attachFullAccess } from './policyAttachment';
import { constraint, invalidInput, invalidToken, notFound, PAGE_SIZE, TAG_REFUSALS } from './refusal';
import { type AccountCreationRow, accountCreations, accounts } from './tables';

/** Time passes by looking: the first look at a creation finds it in progress, the second finds it done. */
const LOOKS_IN_PROGRESS = 1;
/** ⚠ inference: one that nobody looks at is done after this time. */
const LONGEST_MILLISECONDS = 60 * 1000;

export const accountCreationOperations = {
  CreateAccount: changes((context, input: CreateAccountCommandInput): Answer<CreateAccountCommandOutput> => {
    const email = required(input.Email, 'Email');
    const name = required(input.AccountName, 'AccountName');
    const tags = withTags({}, tagsFrom(input.Tags), TAG_REFUSALS);
    checkForm(email, name);
    const creations = context.table(accountCreations);
    // A creation too old to be in progress gives its place free without having been looked at.
    const running = creations
      .where('state', 'IN_PROGRESS')
      .filter((row) => context.since(row.requested) < LONGEST_MILLISECONDS);
    const { accounts: most, concurrentAccountCreations: atOnce } = context.quotas;
    if (running.length >= atOnce) {
      // ⚠ inference: AWS documents the number (User Guide, "Quotas for AWS Organizations"), not which exception tells it.
      throw constraint('ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED', `At most ${atOnce} accounts can be created at once.`);
    }
    if (memberAccounts(context).length + running.length >= most) {
      throw constraint('ACCOUNT_NUMBER_LIMIT_EXCEEDED', `This organization has at most ${most} accounts.`);
    }
    const row: AccountCreationRow = {
      id: `car-${context.identifiers.hex(32)}`,
      name,
      email,
      roleName: input.RoleName ?? 'OrganizationAccountAccessRole',
      tags,
      requested: context.now,
      observed: 0,
      state: 'IN_PROGRESS',
      completed: null,
      accountId: null,
      failureReason: null,
    };
    creations.put(row.id, row);
    return { CreateAccountStatus: view(row) };
  }),

  DescribeCreateAccountStatus: changes(
    (context, input: DescribeCreateAccountStatusCommandInput): Answer<DescribeCreateAccountStatusCommandOutput> => {
      const id = required(input.CreateAccountRequestId, 'CreateAccountRequestId');
      const row = context.table(accountCreations).get(id);
      if (row === undefined) throw notFound('CreateAccountStatus', id);
      return { CreateAccountStatus: view(lookedAt(context, row)) };
    },
  ),

  ListCreateAccountStatus: changes(
    (context, input: ListCreateAccountStatusCommandInput): Answer<ListCreateAccountStatusCommandOutput> => {
      const rows = context
        .table(accountCreations)
        .all()
        .map((row) => lookedAt(context, row));
      const wanted = rows.filter((row) => input.States === undefined || input.States.includes(row.state));
      const list = `creations/${(input.States ?? []).join()}`;
      const { items, next } = page(list, wanted, input.NextToken, input.MaxResults ?? PAGE_SIZE, invalidToken);
      return { CreateAccountStatuses: items.map(view), NextToken: next };
    },
  ),
};

/** (Organizations API Reference, "CreateAccount": Email, AccountName) */
function checkForm(email: string, name: string): void {
  if (email.length < 6 || email.length > 64)
    throw invalidInput('INVALID_EMAIL_ADDRESS_TARGET', 'An e-mail has 6 to 64 characters.');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw invalidInput('INVALID_PATTERN', `${email} is not an e-mail address.`);
  if (name.length > 50) throw invalidInput('MAX_LENGTH_EXCEEDED', 'The name of an account has 1 to 50 characters.');
  if (!/^[ -~]+$/.test(name)) throw invalidInput('INVALID_PATTERN', 'The name of an account is printable ASCII.');
}

function lookedAt(context: CallContext, row: AccountCreationRow): AccountCreationRow {
  if (row.state !== 'IN_PROGRESS') return row;
  const finished = row.observed >= LOOKS_IN_PROGRESS || context.since(row.requested) >= LONGEST_MILLISECONDS;
  const next = finished ? completed(context, row) : { ...row, observed: row.observed + 1 };
  context.table(accountCreations).put(row.id, next);
  return next;
}

/** An e-mail that any account ever had fails the creation (Organizations API Reference, EMAIL_ALREADY_EXISTS). */
function completed(context: CallContext, row: AccountCreationRow): AccountCreationRow {
  const { id: creation, name, email, roleName, tags } = row;
  if (context.table(accounts).count('email', email.toLowerCase()) > 0) {
    return { ...row, id: creation, state: 'FAILED', completed: context.now, failureReason: 'EMAIL_ALREADY_EXISTS' };
  }
  const id = newAccountId(context);
  const parentId = organizationOf(context).rootId;
  context
    .table(accounts)
    .put(id, { id, name, email, parentId, joinedMethod: 'CREATED', joined: context.now, closed: null, tags });
  attachFullAccess(context, id);
  createAccessRole(context.as(id), roleName);
  return { ...row, state: 'SUCCEEDED', completed: context.now, accountId: id };
}

function newAccountId(context: CallContext): string {
  const id = context.identifiers.digits(12);
  return context.table(accounts).get(id) === undefined ? id : newAccountId(context);
}

function view(row: AccountCreationRow): CreateAccountStatus {
  return {
    Id: row.id,
    AccountName: row.name,
    State: row.state,
    RequestedTimestamp: new Date(row.requested),
    ...(row.completed === null ? {} : { CompletedTimestamp: new Date(row.completed) }),
    ...(row.accountId === null ? {} : { AccountId: row.accountId }),
    ...(row.failureReason === null ? {} : { FailureReason: row.failureReason }),
  };
}
