// Names and import ids of SCPs and their attachments, free of Pulumi itself.
import type { ScpAttachment, ServiceControlPolicy } from '@microaccounts/resources';
import type { Existing, ImportId } from '@microaccounts/resources/imports';

const POLICY = 'aws:organizations/policy:Policy';
const ATTACHMENT = 'aws:organizations/policyAttachment:PolicyAttachment';

/** The logical name, `<target>/<policy>`, e.g. `Workloads/Dev/ma-0123456789abcdef`: the last name alone for the account of the stack. */
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
