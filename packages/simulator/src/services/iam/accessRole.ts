// The role through which the management account reaches an account that was created in its organization.
// (Organizations User Guide, "Accessing member accounts in an organization with AWS Organizations")
import { type CallContext } from '../../store/callContext';
import { putRole } from './tables';

/** Makes the role in the account of the context. */
export function createAccessRole(context: CallContext, name: string): void {
  putRole(context, {
    id: context.identifiers.unique('AROA'),
    name,
    path: '/',
    arn: `arn:aws:iam::${context.accountId}:role/${name}`,
    description: '',
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${context.managementAccountId}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
    maxSessionDuration: 3_600,
    boundary: null,
    attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    inline: {},
    tags: {},
    created: context.now,
  });
}
