// The readers' sessions in the simulated AWS: the same port as in the real one.
import { AUDITOR, type AwsSession, type AwsSessions, type ClientClass } from '@microaccounts/resources/observe';
import { type Caller, callerOf } from '../store/apiCall';
import { type SimulatedAws } from '../store/simulatedAws';
import { assumeRole } from './assumeRole';
import { simulatedClient } from './simulatedClient';

/**
 * Sessions in `aws`: in the management account as its automation, in members by sts:AssumeRole from there, each time
 * anew and as the audit role unless another is named. Throws what AWS throws.
 */
export function simulatedSessions(aws: SimulatedAws): AwsSessions {
  const management = callerOf(aws.managementAccountId);
  return {
    management: () => Promise.resolve(session(aws, management)),
    member: async (accountId, roleName = AUDITOR) => {
      const role = `arn:aws:iam::${accountId}:role/${roleName}`;
      return session(aws, await assumeRole(aws, management, role, 'microaccounts'));
    },
  };
}

function session(aws: SimulatedAws, caller: Caller): AwsSession {
  return {
    accountId: caller.accountId,
    client: <C>(Client: ClientClass<C>, region: string): C => simulatedClient(aws, Client, { ...caller, region }),
  };
}
