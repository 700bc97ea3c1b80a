// The four changes that somebody makes by hand, each with the AWS SDK alone, as from a console behind the files' back.
import { ACCESS_ROLE } from '@microaccounts/resources';
import type { AwsSessions } from '@microaccounts/resources/observe';

const POLL_MILLISECONDS = 50;
const CREATION_MILLISECONDS = 20_000;

export interface ByHandOptions {
  readonly sessions: AwsSessions;
  readonly homeRegion: string;
}

/** Detaches the SCP called `policy` from an account (AWS Organizations API Reference, "DetachPolicy"). */
export async function detachScp(
  { sessions, homeRegion }: ByHandOptions,
  policy: string,
  accountId: string,
): Promise<void> {
  const { DetachPolicyCommand, OrganizationsClient, paginateListPoliciesForTarget } = await organizations();
  const client = (await sessions.management()).client(OrganizationsClient, homeRegion);
  const filter = { TargetId: accountId, Filter: 'SERVICE_CONTROL_POLICY' } as const;
  for await (const { Policies = [] } of paginateListPoliciesForTarget({ client }, filter)) {
    const found = Policies.find(({ Name }) => Name === policy);
    if (found === undefined) continue;
    await client.send(new DetachPolicyCommand({ PolicyId: found.Id, TargetId: accountId }));
    return;
  }
  throw new Error(`SCP ${policy} is not attached to account ${accountId}`);
}

/** Lets everybody in AWS assume a role (IAM API Reference, "UpdateAssumeRolePolicy"). */
export async function openTrust(
  { sessions, homeRegion }: ByHandOptions,
  role: string,
  accountId: string,
): Promise<void> {
  const { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const client = (await sessions.member(accountId, ACCESS_ROLE)).client(IAMClient, homeRegion);
  const { Role } = await client.send(new GetRoleCommand({ RoleName: role }));
  const document = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '{}')) as { Statement: object[] };
  document.Statement = [...document.Statement, { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }];
  await client.send(new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument: JSON.stringify(document) }));
}

/** A resource share, by its name in a region of the account that owns it. */
export interface Share {
  readonly name: string;
  readonly region: string;
  readonly ownerId: string;
}

/** Takes an account out of a subnet share (AWS RAM API Reference, "DisassociateResourceShare"). */
export async function leaveShare({ sessions }: ByHandOptions, share: Share, accountId: string): Promise<void> {
  const { DisassociateResourceShareCommand, paginateGetResourceShares, RAMClient } =
    await import('@aws-sdk/client-ram');
  const client = (await sessions.member(share.ownerId, ACCESS_ROLE)).client(RAMClient, share.region);
  for await (const { resourceShares = [] } of paginateGetResourceShares({ client }, { resourceOwner: 'SELF' })) {
    const found = resourceShares.find(({ name, status }) => name === share.name && status === 'ACTIVE');
    if (found?.resourceShareArn === undefined) continue;
    await client.send(
      new DisassociateResourceShareCommand({ resourceShareArn: found.resourceShareArn, principals: [accountId] }),
    );
    return;
  }
  throw new Error(`no resource share ${share.name} in ${share.region}`);
}

/** Creates an account that no file knows of, and gives its id (AWS Organizations API Reference, "CreateAccount"). */
export async function createAccount(
  { sessions, homeRegion }: ByHandOptions,
  name: string,
  email: string,
): Promise<string> {
  const { CreateAccountCommand, DescribeCreateAccountStatusCommand, OrganizationsClient } = await organizations();
  const client = (await sessions.management()).client(OrganizationsClient, homeRegion);
  const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName: name, Email: email }));
  const request = { CreateAccountRequestId: CreateAccountStatus?.Id };
  for (let waited = 0; waited < CREATION_MILLISECONDS; waited += POLL_MILLISECONDS) {
    const { CreateAccountStatus: status } = await client.send(new DescribeCreateAccountStatusCommand(request));
    if (status?.State === 'SUCCEEDED' && status.AccountId !== undefined) return status.AccountId;
    if (status?.State === 'FAILED')
      throw new Error(`account ${name} was not created: ${status.FailureReason ?? 'unknown'}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  throw new Error(`account ${name} was not created within ${CREATION_MILLISECONDS / 1000} s`);
}

/** The ids of the organization's accounts, by e-mail in lower case. */
export async function accountIds({ sessions, homeRegion }: ByHandOptions): Promise<Map<string, string>> {
  const { OrganizationsClient, paginateListAccounts } = await organizations();
  const client = (await sessions.management()).client(OrganizationsClient, homeRegion);
  const ids = new Map<string, string>();
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    for (const { Email, Id } of Accounts) if (Email !== undefined && Id !== undefined) ids.set(Email.toLowerCase(), Id);
  }
  return ids;
}

/** Loaded when it is used: starting the command line must not wait for the AWS SDK. */
function organizations(): Promise<typeof import('@aws-sdk/client-organizations')> {
  return import('@aws-sdk/client-organizations');
}
