// A new account's services, which answer only some time after AWS says that the account is there.
import { AwsError } from '../store/awsError';
import { type CallContext } from '../store/callContext';
import { accounts } from './organizations/tables';

/** What is there as soon as the account is: without it nobody could ask anything of the account. */
const AT_ONCE: ReadonlySet<string> = new Set(['account', 'iam', 'organizations', 'sts']);

/**
 * Refuses a call to a service of an account that was created less than `seconds` ago. "You might need to wait a few minutes
 * before you can successfully access the account" (Organizations API Reference, "CreateAccount"); EC2 says `OptInRequired`:
 * "If you are new to AWS, your account might take some time to be activated" (Amazon EC2 Developer Guide, "Error codes").
 * ⚠ inference: that it is the same time for all services, that IAM and STS are there at once, and that the others say
 * `SubscriptionRequiredException`, which is reported (awslabs/aws-deployment-framework 519) and on no page.
 */
export function checkActivation(context: CallContext, service: string, seconds: number): void {
  if (seconds === 0 || AT_ONCE.has(service)) return;
  const account = context.as(context.managementAccountId).table(accounts).get(context.accountId);
  if (account?.joinedMethod !== 'CREATED' || context.since(account.joined) >= seconds * 1_000) return;
  if (service === 'ec2') {
    const message = 'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.';
    throw new AwsError('OptInRequired', message, { status: 401 });
  }
  throw new AwsError('SubscriptionRequiredException', 'The AWS Access Key Id needs a subscription for the service');
}
