// The SCPs of a plan as comparable resources, each in the stack that deploys it.
import { MANAGEMENT, reference, type ScpAttachment, type ServiceControlPolicy } from '@microaccounts/resources';
import type { ScpPlan, ScpPlannedAttachment } from './scpPlan';
import type { ScpPolicy } from './scpPolicy';
import { targetAddress } from './target';

/** All policies of a plan or of a part of it, then all attachments. Those of an account belong to it and to its vending stack. */
export function scpResources(
  plan: Pick<ScpPlan, 'attachments' | 'policies'>,
): (ServiceControlPolicy | ScpAttachment)[] {
  return [...plan.policies.map(policyResource), ...plan.attachments.map(attachmentResource)];
}

function policyResource({ name, description, content }: ScpPolicy): ServiceControlPolicy {
  return {
    kind: 'scp',
    address: policyAddress(name),
    account: MANAGEMENT,
    region: null,
    stack: 'organization',
    properties: { name, description, content },
  };
}

function attachmentResource({ policy, target }: ScpPlannedAttachment): ScpAttachment {
  const at = targetAddress(target);
  const account = target.kind === 'account' ? target.key : null;
  return {
    kind: 'scp-attachment',
    address: `${at}/${policyAddress(policy)}`,
    account: account ?? MANAGEMENT,
    region: null,
    stack: account === null ? 'organization' : `account.${account}`,
    properties: { policy: reference(policyAddress(policy)), target: reference(at) },
  };
}

function policyAddress(name: string): string {
  return `scp/${name}`;
}
