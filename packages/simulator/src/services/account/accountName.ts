// The name of an account, changed by itself or by the management account.
import type { PutAccountNameCommandInput } from '@aws-sdk/client-account';
import { AwsError } from '../../store/awsError';
import { changes, required } from '../../store/operation';
import { memberAccount, organizationOf } from '../organizations/hierarchy';
import { accounts } from '../organizations/tables';

/** (Account Management API Reference, "PutAccountName"): only the management account may name another account than its own. */
export const accountNameOperations = {
  PutAccountName: changes((context, input: PutAccountNameCommandInput) => {
    const name = required(input.AccountName, 'AccountName');
    const id = input.AccountId ?? context.accountId;
    const row = memberAccount(context, id);
    const trusted = 'account.amazonaws.com' in organizationOf(context).serviceAccess;
    if (row === undefined)
      throw new AwsError('ResourceNotFoundException', `No account ${id} in the organization.`, { status: 404 });
    if (id !== context.accountId && (context.accountId !== context.managementAccountId || !trusted)) {
      throw new AwsError('AccessDeniedException', 'Only the management account, with trusted access, may do this.', {
        status: 403,
      });
    }
    if (!/^[ -~]{1,50}$/.test(name))
      throw new AwsError('ValidationException', 'A name is 1 to 50 characters of printable ASCII.');
    context.table(accounts).put(id, { ...row, name });
    return {};
  }),
};
