// AWS Organizations: its operations, and what other services ask of it.
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Operation, type Service } from '../../store/operation';
import { accountOperations } from './account';
import { accountClosureOperations } from './accountClosure';
import { accountCreationOperations } from './accountCreation';
import { delegatedAdministratorOperations } from './delegatedAdministrator';
import { organizationOperations } from './organization';
import { organizationalUnitOperations } from './organizationalUnit';
import { organizationTagOperations } from './organizationTag';
import { policyOperations } from './policy';
import { policyAttachmentOperations } from './policyAttachment';
import { policyTypeOperations } from './policyType';
import { serviceAccessOperations } from './serviceAccess';

const { DescribeOrganization, ...ofTheOrganization } = organizationOperations;

/** All but DescribeOrganization are for the management account (Organizations API Reference, each operation). */
const forManagement: Service = {
  ...ofTheOrganization,
  ...policyTypeOperations,
  ...serviceAccessOperations,
  ...delegatedAdministratorOperations,
  ...organizationalUnitOperations,
  ...accountOperations,
  ...accountCreationOperations,
  ...accountClosureOperations,
  ...policyOperations,
  ...policyAttachmentOperations,
  ...organizationTagOperations,
};

export const organizationsService: Service = {
  DescribeOrganization,
  ...Object.fromEntries(Object.entries(forManagement).map(([name, operation]) => [name, byManagement(operation)])),
};

export function byManagement({ changes, run }: Operation): Operation {
  return {
    changes,
    run: (context: CallContext, input) => {
      if (context.accountId === context.managementAccountId) return run(context, input);
      throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
    },
  };
}
