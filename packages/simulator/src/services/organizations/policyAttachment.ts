// Which policy is attached to which root, unit or account, and the rules of the slots.
import type {
  AttachPolicyCommandInput,
  DetachPolicyCommandInput,
  ListPoliciesForTargetCommandInput,
  ListPoliciesForTargetCommandOutput,
  ListTargetsForPolicyCommandInput,
  ListTargetsForPolicyCommandOutput,
  PolicyTargetSummary,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { memberAccount, organizationArn, organizationOf } from './hierarchy';
import { existingPolicy, FULL_ACCESS, policySummary } from './policy';
import { constraint, invalidToken, notFound, PAGE_SIZE } from './refusal';
import { attachments, organizationalUnits, policies, type PolicyRow } from './tables';

export const policyAttachmentOperations = {
  AttachPolicy: changes((context, input: AttachPolicyCommandInput) => {
    const policy = existingPolicy(context, input.PolicyId);
    const target = existingTarget(context, input.TargetId);
    const table = context.table(attachments);
    if (table.get(keyOf(policy.id, target.TargetId)) !== undefined) {
      throw new AwsError(
        'DuplicatePolicyAttachmentException',
        `${policy.id} is already attached to ${target.TargetId}.`,
      );
    }
    if (!organizationOf(context).policyTypes.includes(policy.type)) {
      throw new AwsError('PolicyTypeNotEnabledException', `${policy.type} is not enabled.`);
    }
    // (Organizations User Guide, "Quotas for AWS Organizations": minimum and maximum attachments per entity)
    const most = context.quotas.scpAttachmentsPerTarget;
    if (table.count('target', target.TargetId) >= most) {
      throw constraint(
        'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
        `${target.TargetId} has ${most} SCPs, the most there can be.`,
      );
    }
    attach(context, policy.id, target.TargetId);
    return {};
  }),

  DetachPolicy: changes((context, input: DetachPolicyCommandInput) => {
    const policy = existingPolicy(context, input.PolicyId);
    const { TargetId: targetId } = existingTarget(context, input.TargetId);
    const table = context.table(attachments);
    if (table.get(keyOf(policy.id, targetId)) === undefined) {
      throw new AwsError('PolicyNotAttachedException', `${policy.id} is not attached to ${targetId}.`);
    }
    if (table.count('target', targetId) === 1) {
      throw constraint('MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', `${policy.id} is the last SCP of ${targetId}.`);
    }
    table.delete(keyOf(policy.id, targetId));
    return {};
  }),

  ListTargetsForPolicy: reads(
    (context, input: ListTargetsForPolicyCommandInput): Answer<ListTargetsForPolicyCommandOutput> => {
      const { id } = existingPolicy(context, input.PolicyId);
      const all = context.table(attachments).where('policy', id);
      const { items, next } = page(`targets/${id}`, all, input.NextToken, input.MaxResults ?? PAGE_SIZE, invalidToken);
      return { Targets: items.map(({ targetId }) => existingTarget(context, targetId)), NextToken: next };
    },
  ),

  ListPoliciesForTarget: reads(
    (context, input: ListPoliciesForTargetCommandInput): Answer<ListPoliciesForTargetCommandOutput> => {
      const { TargetId: targetId } = existingTarget(context, input.TargetId);
      const rows = context.table(attachments).where('target', targetId);
      const all = rows.map(({ policyId }) => context.table(policies).get(policyId) as PolicyRow);
      const ofType = all.filter(({ type }) => type === required(input.Filter, 'Filter'));
      const { items, next } = page(
        `policies/${targetId}`,
        ofType,
        input.NextToken,
        input.MaxResults ?? PAGE_SIZE,
        invalidToken,
      );
      return { Policies: items.map((row) => policySummary(context, row)), NextToken: next };
    },
  ),
};

/** Every root, unit and account has `FullAWSAccess` where SCPs are enabled (Organizations User Guide, "Service control policies"). */
export function attachFullAccess(context: CallContext, targetId: string): void {
  if (organizationOf(context).policyTypes.includes('SERVICE_CONTROL_POLICY')) attach(context, FULL_ACCESS, targetId);
}

/** What AWS does when the target itself goes. */
export function detachAll(context: CallContext, targetId: string): void {
  const table = context.table(attachments);
  for (const { policyId } of table.where('target', targetId)) table.delete(keyOf(policyId, targetId));
}

function attach(context: CallContext, policyId: string, targetId: string): void {
  context.table(attachments).put(keyOf(policyId, targetId), { policyId, targetId });
}

function keyOf(policyId: string, targetId: string): string {
  return `${policyId}/${targetId}`;
}

function existingTarget(context: CallContext, id: string | undefined): PolicyTargetSummary & { TargetId: string } {
  const target = required(id, 'TargetId');
  const unit = context.table(organizationalUnits).get(target);
  if (unit !== undefined) {
    return {
      TargetId: target,
      Arn: organizationArn(context, 'ou', target),
      Name: unit.name,
      Type: 'ORGANIZATIONAL_UNIT',
    };
  }
  const account = memberAccount(context, target);
  if (account !== undefined) {
    return { TargetId: target, Arn: organizationArn(context, 'account', target), Name: account.name, Type: 'ACCOUNT' };
  }
  if (target !== organizationOf(context).rootId) throw notFound('Target', target);
  return { TargetId: target, Arn: organizationArn(context, 'root', target), Name: 'Root', Type: 'ROOT' };
}
