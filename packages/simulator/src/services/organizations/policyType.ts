// The types of policy that are enabled in the root.
import type {
  DisablePolicyTypeCommandInput,
  DisablePolicyTypeCommandOutput,
  EnablePolicyTypeCommandInput,
  EnablePolicyTypeCommandOutput,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, required } from '../../store/operation';
import { memberAccounts, organizationOf } from './hierarchy';
import { rootOf } from './organization';
import { attachFullAccess, detachAll } from './policyAttachment';
import { invalidInput, notFound } from './refusal';
import { organizationalUnits, type OrganizationRow, organizations, THE_ORGANIZATION } from './tables';

const SCP = 'SERVICE_CONTROL_POLICY';

/** (Organizations API Reference, "EnablePolicyType": PolicyType) */
const TYPES: readonly string[] = [
  SCP,
  'RESOURCE_CONTROL_POLICY',
  'TAG_POLICY',
  'BACKUP_POLICY',
  'AISERVICES_OPT_OUT_POLICY',
  'CHATBOT_POLICY',
  'DECLARATIVE_POLICY_EC2',
  'SECURITYHUB_POLICY',
];

/**
 * Both are at once what AWS does in the background, with `PENDING_ENABLE` and `PENDING_DISABLE` in between. Of the policies
 * themselves only SCPs are simulated: `RCPFullAWSAccess`, which comes with RCPs, is not there.
 */
export const policyTypeOperations = {
  /** "If you re-enable the SCP policy type later, all entities … are initially attached to only the default `FullAWSAccess`
   * SCP" (Organizations User Guide, "Disabling a policy type"). */
  EnablePolicyType: changes((context, input: EnablePolicyTypeCommandInput): Answer<EnablePolicyTypeCommandOutput> => {
    const { organization, type } = asked(context, input);
    if (organization.policyTypes.includes(type))
      throw new AwsError('PolicyTypeAlreadyEnabledException', `${type} is already enabled.`);
    keep(context, organization, [...organization.policyTypes, type]);
    if (type === SCP) for (const id of entities(context)) attachFullAccess(context, id);
    return { Root: rootOf(context) };
  }),

  /** All policies of the type are detached and none is deleted (Organizations User Guide, "Disabling a policy type"). */
  DisablePolicyType: changes(
    (context, input: DisablePolicyTypeCommandInput): Answer<DisablePolicyTypeCommandOutput> => {
      const { organization, type } = asked(context, input);
      if (!organization.policyTypes.includes(type))
        throw new AwsError('PolicyTypeNotEnabledException', `${type} is not enabled.`);
      if (type === SCP) for (const id of entities(context)) detachAll(context, id);
      keep(
        context,
        organization,
        organization.policyTypes.filter((one) => one !== type),
      );
      return { Root: rootOf(context) };
    },
  ),
};

function asked(
  context: CallContext,
  input: EnablePolicyTypeCommandInput | DisablePolicyTypeCommandInput,
): { organization: OrganizationRow; type: string } {
  const organization = organizationOf(context);
  const type = required(input.PolicyType, 'PolicyType');
  if (!TYPES.includes(type)) throw invalidInput('INVALID_ENUM_POLICY_TYPE', `${type} is no type of policy.`);
  if (required(input.RootId, 'RootId') !== organization.rootId) throw notFound('Root', String(input.RootId));
  return { organization, type };
}

function keep(context: CallContext, organization: OrganizationRow, policyTypes: readonly string[]): void {
  context.table(organizations).put(THE_ORGANIZATION, { ...organization, policyTypes });
}

/** Everything that has SCPs. */
function entities(context: CallContext): string[] {
  const units = context.table(organizationalUnits).all();
  return [organizationOf(context).rootId, ...[...units, ...memberAccounts(context)].map(({ id }) => id)];
}
