// IAM: the operations of one account's roles, policies and identity providers.
import { type Service } from '../../store/operation';
import { attachedPolicyOperations } from './attachedPolicy';
import { authorizationDetailsOperations } from './authorizationDetails';
import { entityTagOperations } from './entityTag';
import { managedPolicyOperations } from './managedPolicy';
import { policyVersionOperations } from './policyVersion';
import { roleOperations } from './role';
import { rolePolicyOperations } from './rolePolicy';
import { samlProviderOperations } from './samlProvider';

export const iamService: Service = {
  ...roleOperations,
  ...rolePolicyOperations,
  ...attachedPolicyOperations,
  ...managedPolicyOperations,
  ...policyVersionOperations,
  ...samlProviderOperations,
  ...entityTagOperations,
  ...authorizationDetailsOperations,
};
