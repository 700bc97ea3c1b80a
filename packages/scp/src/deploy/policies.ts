// SCP documents and their attachments, registered with Pulumi from a plain list.
import * as organizations from '@pulumi/aws/organizations';
import type { CustomResourceOptions, Resource } from '@pulumi/pulumi';
import { MANAGEMENT, type ScpAttachment, type ServiceControlPolicy } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { attachmentName } from '../imports';

/** Registers one document under its content-addressed name. */
export function deployScp(scp: ServiceControlPolicy, deployment: Deployment, options: CustomResourceOptions): void {
  const { name, description, content } = scp.properties;
  const policy = new organizations.Policy(
    name,
    { name, description, type: 'SERVICE_CONTROL_POLICY', content: deployment.document(content) },
    { ...options, provider: deployment.provider(MANAGEMENT) },
  );
  deployment.registered(scp.address, { id: policy.id });
}

/** Registers one attachment. Pulumi creates before it deletes, so the new policy is attached before the old one goes. */
export function deployScpAttachment(
  attachment: ScpAttachment,
  deployment: Deployment,
  options: CustomResourceOptions,
): Resource {
  const { policy, target } = attachment.properties;
  return new organizations.PolicyAttachment(
    attachmentName(attachment),
    { policyId: deployment.resolve(policy), targetId: deployment.resolve(target) },
    { ...options, provider: deployment.provider(MANAGEMENT) },
  );
}
