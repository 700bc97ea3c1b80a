// What may be shared with whom. (AWS RAM User Guide, "Shareable AWS resources"; Amazon VPC User Guide, "Share your VPC")
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { ec2Arn, subnets } from '../ec2/tables';
import { memberAccount, organizationArn } from '../organizations/hierarchy';
import { organizationalUnits } from '../organizations/tables';
import { invalidParameter, limitExceeded, notPermitted } from './refusal';
import { entitiesOf, isSharingEnabled, sharesOf } from './sharing';
import { type ShareRow } from './tables';

/** Subnets of the caller in the region of the call; other types of resource are not simulated. */
export function checkResource(context: CallContext, arn: string): void {
  const prefix = ec2Arn(context, 'subnet', '');
  if (!arn.startsWith('arn:aws:ec2:') || !arn.includes(':subnet/')) {
    throw new AwsError('MalformedArnException', `The simulated AWS shares subnets only, not ${arn}.`);
  }
  if (!arn.startsWith(prefix) || context.table(subnets).get(arn.slice(prefix.length)) === undefined) {
    throw new AwsError('UnknownResourceException', `Resource ${arn} could not be found.`);
  }
  if (!isSharingEnabled(context)) {
    throw notPermitted('The resource you are attempting to share can only be shared within your AWS Organization.');
  }
}

/**
 * An account of the organization, one of its units, or itself. What is outside gets nothing: subnets cannot be shared
 * there, and nothing else is simulated.
 */
export function checkPrincipal(context: CallContext, { allowExternalPrincipals }: ShareRow, principal: string): void {
  const inOrganization = isInOrganization(context, principal);
  if (inOrganization === undefined)
    throw invalidParameter(`Principal ID ${principal} is malformed. Verify the ID and try again.`);
  if (inOrganization && isSharingEnabled(context)) return;
  const why = allowExternalPrincipals
    ? 'subnets can only be shared within the organization'
    : 'the share does not allow external principals';
  throw notPermitted(`The principal ${principal} is outside of your AWS Organization: ${why}.`);
}

/** 100 accounts per VPC, 100 subnets per account, both raisable (Amazon VPC User Guide, "Amazon VPC quotas": sharing). */
export function checkSubnetQuotas(
  context: CallContext,
  share: ShareRow,
  newResources: readonly string[],
  newPrincipals: readonly string[],
): void {
  const resources = union(entitiesOf(context, share.arn, 'RESOURCE'), newResources);
  const principals = union(entitiesOf(context, share.arn, 'PRINCIPAL'), newPrincipals);
  const { participantsPerVpc, sharedSubnetsPerAccount } = context.quotas;
  for (const vpcId of new Set(resources.map((arn) => vpcOf(context, arn)))) {
    // ⚠ inference: AWS may answer with an association that becomes FAILED instead.
    if (union(participantsOf(context, vpcId), principals).length > participantsPerVpc) {
      throw limitExceeded(`${vpcId} can be shared with at most ${participantsPerVpc} accounts.`);
    }
  }
  for (const principal of newResources.length > 0 ? principals : newPrincipals) {
    if (union(subnetsSharedWith(context, principal), resources).length > sharedSubnetsPerAccount) {
      throw limitExceeded(`At most ${sharedSubnetsPerAccount} subnets can be shared with ${principal}.`);
    }
  }
}

/** Undefined for what is no principal at all. */
function isInOrganization(context: CallContext, principal: string): boolean | undefined {
  if (/^\d{12}$/.test(principal)) return memberAccount(context, principal) !== undefined;
  if (principal === organizationArn(context, 'organization')) return true;
  if (!/^arn:aws:organizations::\d{12}:(ou|organization)\//.test(principal)) return undefined;
  const id = principal.slice(principal.lastIndexOf('/') + 1);
  return organizationArn(context, 'ou', id) === principal && context.table(organizationalUnits).get(id) !== undefined;
}

function vpcOf(context: CallContext, subnetArn: string): string {
  return context.table(subnets).get(subnetArn.slice(subnetArn.lastIndexOf('/') + 1))?.vpcId ?? '';
}

function participantsOf(context: CallContext, vpcId: string): string[] {
  const arns = context
    .table(subnets)
    .where('vpc', vpcId)
    .map(({ id }) => ec2Arn(context, 'subnet', id));
  const shareArns = new Set(arns.flatMap((arn) => sharesOf(context, arn)));
  return union(...[...shareArns].map((arn) => entitiesOf(context, arn, 'PRINCIPAL')));
}

function subnetsSharedWith(context: CallContext, principal: string): string[] {
  return union(...sharesOf(context, principal).map((arn) => entitiesOf(context, arn, 'RESOURCE')));
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}
