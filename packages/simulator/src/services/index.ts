// The services of the simulated AWS: which operations there are, and who may call any of them.
import { type ApiCall } from '../store/apiCall';
import { AwsError, UnknownOperationError } from '../store/awsError';
import { type CallContext } from '../store/callContext';
import { type Operation, type Service } from '../store/operation';
import { accountService } from './account';
import { backupService } from './backup';
import { cloudTrailService } from './cloudtrail';
import { ec2Service } from './ec2';
import { iamService } from './iam';
import { kmsService } from './kms';
import { organizationsService } from './organizations';
import { isActive } from './organizations/hierarchy';
import { ramService } from './ram';
import { ssmService } from './ssm';
import { stsService } from './sts';
import { taggingService } from './tagging';

export { checkActivation } from './activation';
export { foundOrganization, type Founding } from './organizations/founding';

const SERVICES: Readonly<Record<string, Service>> = {
  organizations: organizationsService,
  account: accountService,
  sts: stsService,
  iam: iamService,
  kms: kmsService,
  ec2: ec2Service,
  ram: ramService,
  ssm: ssmService,
  backup: backupService,
  cloudtrail: cloudTrailService,
  tag: taggingService,
};

/** The operation that a call asks for. Throws UnknownOperationError if the simulator has none. */
export function operationOf({ service, operation }: Pick<ApiCall, 'service' | 'operation'>): Operation {
  const found = SERVICES[service]?.[operation];
  if (found === undefined) throw new UnknownOperationError(service, operation);
  return found;
}

/**
 * Nobody calls from an account that is not there, or that was closed (Account Management Reference, "Close an AWS
 * account": no access but to billing). Accounts outside the organization are not simulated.
 */
export function authenticate(context: CallContext): void {
  if (isActive(context, context.accountId)) return;
  const message = `The security token included in the request is invalid: account ${context.accountId} is not active.`;
  throw new AwsError('UnrecognizedClientException', message, { status: 403, code: 'InvalidClientTokenId' });
}
