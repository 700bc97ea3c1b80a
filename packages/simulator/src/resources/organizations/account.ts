// aws.organizations.Account: asked for, waited for, then moved where it belongs.
import { eventually, orGone, type AwsAccess } from '../awsAccess';
import { flag, optionalText, text, textMap } from '../properties';
import { global } from '../resourceType';
import { tagList } from '../tags';
import { timestamp } from '../timestamp';
import { tagsOfResource, updateTags } from './organizationTags';

export const account = global({
  token: 'aws:organizations/account:Account',
  inputs: {
    name: { required: true },
    email: { required: true, replaces: true },
    parentId: { computed: true },
    roleName: { replaces: true, unreadable: true },
    iamUserAccessToBilling: { replaces: true, unreadable: true },
    closeOnDeletion: { default: false, unreadable: true },
    createGovcloud: { default: false, unreadable: true },
    tags: {},
  },
  blank: { govcloudId: '' },
  async create(aws, inputs, made) {
    const [roleName, parentId] = [optionalText(inputs, 'roleName'), optionalText(inputs, 'parentId')];
    const billing = optionalText(inputs, 'iamUserAccessToBilling');
    const { CreateAccountStatus: asked } = await aws.call('organizations', 'createAccount', {
      AccountName: text(inputs, 'name'),
      Email: text(inputs, 'email'),
      Tags: tagList(textMap(inputs, 'tags')),
      ...(roleName === undefined ? {} : { RoleName: roleName }),
      ...(billing === undefined ? {} : { IamUserAccessToBilling: billing as 'ALLOW' | 'DENY' }),
    });
    const id = await createdAccount(aws, asked?.Id ?? '');
    made(id);
    if (parentId !== undefined) await moveAccount(aws, id, parentId);
    return id;
  },
  async read(aws, id) {
    const found = await orGone(
      aws.call('organizations', 'describeAccount', { AccountId: id }),
      'AccountNotFoundException',
    );
    const account = found?.Account;
    // A closed account counts as gone: AWS keeps showing it for 90 days.
    if (account === undefined || account.State === 'SUSPENDED' || account.State === 'CLOSED') return null;
    const { Arn, Email, Name, State, JoinedMethod, JoinedTimestamp } = account;
    return {
      id,
      outputs: {
        arn: Arn,
        email: Email,
        name: Name,
        parentId: await parentOf(aws, id),
        state: State,
        status: State,
        joinedMethod: JoinedMethod,
        joinedTimestamp: timestamp(JoinedTimestamp),
        tags: await tagsOfResource(aws, id),
      },
    };
  },
  async update(aws, id, change) {
    if (change.changed.has('name')) {
      await aws.call('account', 'putAccountName', { AccountId: id, AccountName: text(change.new, 'name') });
    }
    if (change.changed.has('parentId')) await moveAccount(aws, id, text(change.new, 'parentId'));
    await updateTags(aws, id, change);
  },
  async delete(aws, id, state) {
    const request = flag(state, 'closeOnDeletion')
      ? aws.call('organizations', 'closeAccount', { AccountId: id })
      : aws.call('organizations', 'removeAccountFromOrganization', { AccountId: id });
    // Closing takes AWS hours; that it has begun is enough here.
    await orGone<unknown>(request, 'AccountNotFoundException', 'AccountAlreadyClosedException');
  },
});

/** Creation is asynchronous (AWS Organizations API Reference, "CreateAccount"). */
async function createdAccount(aws: AwsAccess, requestId: string): Promise<string> {
  const status = await eventually(
    `account creation ${requestId}`,
    async () => {
      const request = { CreateAccountRequestId: requestId };
      return (await aws.call('organizations', 'describeCreateAccountStatus', request)).CreateAccountStatus;
    },
    (answer) => answer?.State !== 'IN_PROGRESS',
  );
  if (status?.State === 'SUCCEEDED' && status.AccountId !== undefined) return status.AccountId;
  throw new Error(
    `AWS did not create account \`${status?.AccountName ?? ''}\`: ${status?.FailureReason ?? 'no reason given'}`,
  );
}

async function moveAccount(aws: AwsAccess, AccountId: string, DestinationParentId: string): Promise<void> {
  const SourceParentId = await parentOf(aws, AccountId);
  if (SourceParentId === DestinationParentId) return;
  await aws.call('organizations', 'moveAccount', { AccountId, SourceParentId, DestinationParentId });
}

async function parentOf(aws: AwsAccess, ChildId: string): Promise<string> {
  const { Parents = [] } = await aws.call('organizations', 'listParents', { ChildId });
  return Parents[0]?.Id ?? '';
}
