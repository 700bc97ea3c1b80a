// Managed policies attached to roles.
import type {
  AttachedPolicy,
  AttachRolePolicyCommandInput,
  DetachRolePolicyCommandInput,
  ListAttachedRolePoliciesCommandInput,
  ListAttachedRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { policyExists } from './managedPolicy';
import { invalidMarker, limitExceeded, noSuchEntity } from './refusal';
import { roleNamed } from './role';
import { putRole } from './tables';

export const attachedPolicyOperations = {
  /** Attaching once more changes nothing and is no error (IAM API Reference, "AttachRolePolicy"). */
  AttachRolePolicy: changes((context, input: AttachRolePolicyCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    const arn = required(input.PolicyArn, 'PolicyArn');
    if (!policyExists(context, arn)) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
    if (row.attached.includes(arn)) return {};
    const most = context.quotas.managedPoliciesPerRole;
    if (row.attached.length >= most) throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${most}`);
    putRole(context, { ...row, attached: [...row.attached, arn] });
    return {};
  }),

  DetachRolePolicy: changes((context, input: DetachRolePolicyCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    if (!row.attached.includes(input.PolicyArn ?? '')) throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
    putRole(context, { ...row, attached: row.attached.filter((arn) => arn !== input.PolicyArn) });
    return {};
  }),

  ListAttachedRolePolicies: reads(
    (context, input: ListAttachedRolePoliciesCommandInput): Answer<ListAttachedRolePoliciesCommandOutput> => {
      const row = roleNamed(context, input.RoleName);
      const { items, next } = page(
        `attached/${row.name}`,
        row.attached,
        input.Marker,
        input.MaxItems ?? 100,
        invalidMarker,
      );
      return { AttachedPolicies: items.map(attachedPolicyView), IsTruncated: next !== undefined, Marker: next };
    },
  ),
};

export function attachedPolicyView(arn: string): AttachedPolicy {
  return { PolicyArn: arn, PolicyName: arn.slice(arn.lastIndexOf('/') + 1) };
}
