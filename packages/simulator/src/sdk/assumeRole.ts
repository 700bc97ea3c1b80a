// Taking on a role in the simulated AWS.
import { type Caller } from '../store/apiCall';
import { type SimulatedAws } from '../store/simulatedAws';

/**
 * Who `caller` is after sts:AssumeRole of `roleArn`. Throws `AccessDenied` if the account is not an active one of the
 * organization, the role is not there, or does not trust the caller (STS API Reference, "AssumeRole").
 */
export async function assumeRole(
  aws: SimulatedAws,
  caller: Caller,
  roleArn: string,
  sessionName: string,
): Promise<Caller> {
  const input = { RoleArn: roleArn, RoleSessionName: sessionName };
  const answer = await aws.call({ ...caller, region: aws.homeRegion, service: 'sts', operation: 'AssumeRole', input });
  const { Arn: principalArn } = answer['AssumedRoleUser'] as { Arn: string };
  return { accountId: principalArn.split(':')[4] as string, principalArn };
}
