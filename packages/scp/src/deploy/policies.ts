// SCP documents and their attachments, registered with Pulumi from a plain list.
import * as organizations from '@pulumi/aws/organizations';
import type { CustomResourceOptions, Resource } from '@pulumi/pulumi';
import { MANAGEMENT, type ScpAttachment, type ServiceControlPolicy } from '@microaccounts/resources';
import type { Deployment, ImportId, Existing } from '@microaccounts/resources/deploy';

const POLICY = 'aws:organizations/policy:Policy';
const ATTACHMENT = 'aws:organizations/policyAttachment:PolicyAttachment';

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

/** `<target>/<policy>`, e.g. `Workloads/Dev/ma-0123456789abcdef`: the last name alone for the account of the stack. */
export function attachmentName({ address }: ScpAttachment): string {
  return address.replace(/^(organizational-unit|organization|account)\//, '').replace(/\/scp\//, '/');
}

export function scpImport({ address, properties }: ServiceControlPolicy, existing: Existing): ImportId[] {
  const id = existing(address)?.ids['id'];
  return id === undefined ? [] : [{ type: POLICY, name: properties.name, id }];
}

export function scpAttachmentImport(attachment: ScpAttachment, existing: Existing): ImportId[] {
  const { policy, target } = attachment.properties;
  const [policyId, targetId] = [existing(policy.ref)?.ids['id'], existing(target.ref)?.ids['id']];
  if (existing(attachment.address) === undefined || policyId === undefined || targetId === undefined) return [];
  return [{ type: ATTACHMENT, name: attachmentName(attachment), id: `${targetId}:${policyId}` }];
}
