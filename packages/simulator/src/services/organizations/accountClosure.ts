// Closing an account: how many at once and in 30 days, and that nobody closes one twice.
import type { CloseAccountCommandInput } from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { changes } from '../../store/operation';
import { existingAccount } from './account';
import { accountState, memberAccounts, organizationOf } from './hierarchy';
import { constraint } from './refusal';
import { accounts, organizations, THE_ORGANIZATION } from './tables';

const ROLLING_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

export const accountClosureOperations = {
  CloseAccount: changes((context, input: CloseAccountCommandInput) => {
    const row = existingAccount(context, input.AccountId);
    if (row.id === context.managementAccountId) {
      throw constraint('CANNOT_CLOSE_MANAGEMENT_ACCOUNT', 'The management account cannot be closed this way.');
    }
    if (row.closed !== null)
      throw new AwsError('AccountAlreadyClosedException', `Account ${row.id} is already closed.`);
    const recent = organizationOf(context).closures.filter((at) => context.since(at) < ROLLING_MILLISECONDS);
    checkQuotas(context, recent.length);
    context.table(accounts).put(row.id, { ...row, closed: context.now });
    context
      .table(organizations)
      .put(THE_ORGANIZATION, { ...organizationOf(context), closures: [...recent, context.now] });
    return {};
  }),
};

/** (Organizations User Guide, "Quotas for AWS Organizations": max(250, 20 % of accounts), at most 1,000, in 30 days) */
function checkQuotas(context: CallContext, recent: number): void {
  const members = memberAccounts(context);
  const most = Math.min(1_000, Math.max(250, Math.floor(members.length * 0.2)));
  if (recent >= most)
    throw constraint('CLOSE_ACCOUNT_QUOTA_EXCEEDED', `At most ${most} accounts can be closed in 30 days.`);
  const closing = members.filter((member) => accountState(context, member) === 'PENDING_CLOSURE').length;
  const { concurrentAccountClosures: atOnce } = context.quotas;
  if (closing >= atOnce)
    throw constraint('CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED', `At most ${atOnce} accounts can be closing at once.`);
}
