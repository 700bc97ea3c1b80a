// Key policies: whose principals must exist, and which must leave someone able to change them.
import type {
  GetKeyPolicyCommandInput,
  GetKeyPolicyCommandOutput,
  PutKeyPolicyCommandInput,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { listOf, parsePolicy } from '../policyDocument';
import { awsPrincipals, covers, unknownPrincipal } from '../principal';
import { existingKey, keys } from './tables';

export const keyPolicyOperations = {
  GetKeyPolicy: reads((context, input: GetKeyPolicyCommandInput): Answer<GetKeyPolicyCommandOutput> => ({
    Policy: existingKey(context, input.KeyId).policy,
    PolicyName: 'default',
  })),

  /** Also while deletion is pending (KMS Developer Guide, "Key states of AWS KMS keys"). */
  PutKeyPolicy: changes((context, input: PutKeyPolicyCommandInput) => {
    const row = existingKey(context, input.KeyId);
    const policy = checkedKeyPolicy(context, required(input.Policy, 'Policy'), input.BypassPolicyLockoutSafetyCheck);
    context.table(keys).put(row.id, { ...row, policy });
    return {};
  }),
};

/** What a key made without a policy has (KMS Developer Guide, "Default key policy"). */
export function defaultKeyPolicy(context: CallContext): string {
  const statement = {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${context.accountId}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Id: 'key-default-1', Statement: [statement] });
}

/** (KMS API Reference, "PutKeyPolicy": Policy, BypassPolicyLockoutSafetyCheck; at most 32 KB) */
export function checkedKeyPolicy(context: CallContext, policy: string, bypassSafetyCheck: boolean | undefined): string {
  const refuse = (reason: string): AwsError => new AwsError('MalformedPolicyDocumentException', reason);
  if (Buffer.byteLength(policy) > 32_768)
    throw new AwsError('LimitExceededException', 'A key policy has at most 32768 bytes.');
  const statements = parsePolicy(policy, 'resource', refuse);
  if (unknownPrincipal(context, statements) !== undefined) {
    throw refuse('Policy contains a statement with one or more invalid principals.');
  }
  const root = `arn:aws:iam::${context.accountId}:root`;
  const administered = statements.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      listOf(statement.Action).some((action) =>
        ['*', 'kms:*', 'kms:put*', 'kms:putkeypolicy'].includes(action.toLowerCase()),
      ) &&
      awsPrincipals(statement).some(
        (principal) => covers(principal, context.caller.principalArn) || covers(principal, root),
      ),
  );
  if (!administered && bypassSafetyCheck !== true) {
    throw refuse('The new key policy will not allow you to update the key policy in the future.');
  }
  return policy;
}
