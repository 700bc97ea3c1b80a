// AWS STS: who calls, and how another account's role is taken on.
import type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../store/awsError';
import { type Answer, reads, required, type Service } from '../../store/operation';
import { existingRole } from '../iam/tables';
import { isActive } from '../organizations/hierarchy';
import { trusts } from './trust';

export const stsService: Service = {
  GetCallerIdentity: reads((context, _input: GetCallerIdentityCommandInput): Answer<GetCallerIdentityCommandOutput> => {
    const { accountId, principalArn } = context.caller;
    const role = /^arn:aws:sts::\d{12}:assumed-role\/([^/]+)\/(.+)$/.exec(principalArn);
    const id = role?.[1] === undefined ? undefined : existingRole(context, role[1])?.id;
    return { Account: accountId, Arn: principalArn, UserId: id === undefined ? accountId : `${id}:${role?.[2]}` };
  }),

  /**
   * The role's trust policy decides; what the caller's own policies allow is not evaluated. One refusal for all reasons,
   * an unknown account and an unknown role among them (STS API Reference, "AssumeRole").
   */
  AssumeRole: reads((context, input: AssumeRoleCommandInput): Answer<AssumeRoleCommandOutput> => {
    const arn = required(input.RoleArn, 'RoleArn', 'ValidationError');
    const session = required(input.RoleSessionName, 'RoleSessionName', 'ValidationError');
    if (!/^[\w+=,.@-]{2,64}$/.test(session))
      throw new AwsError('ValidationError', `'${session}' is not a session name.`);
    const [, accountId = '', name = ''] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
    const role = isActive(context, accountId) ? existingRole(context.as(accountId), name) : undefined;
    if (role?.arn !== arn || !trusts(context, role.trustPolicy, input.ExternalId)) {
      const message = `User: ${context.caller.principalArn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
      throw new AwsError('AccessDenied', message, { status: 403 });
    }
    const seconds = input.DurationSeconds ?? 3_600;
    if (seconds < 900 || seconds > role.maxSessionDuration) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    return {
      AssumedRoleUser: {
        Arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`,
        AssumedRoleId: `${role.id}:${session}`,
      },
      Credentials: {
        AccessKeyId: 'ASIASIMULATEDAWS0000',
        SecretAccessKey: 'simulated',
        SessionToken: 'simulated',
        Expiration: new Date(Date.parse(context.now) + seconds * 1_000),
      },
    };
  }),
};
