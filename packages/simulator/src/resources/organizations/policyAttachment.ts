// aws.organizations.PolicyAttachment, with the id `<target>:<policy>`.
import { orGone, type AwsAccess } from '../awsAccess';
import { flag, text } from '../properties';
import { global } from '../resourceType';

export const policyAttachment = global({
  token: 'aws:organizations/policyAttachment:PolicyAttachment',
  inputs: {
    policyId: { required: true, replaces: true },
    targetId: { required: true, replaces: true },
    skipDestroy: { unreadable: true },
  },
  async create(aws, inputs) {
    const [policyId, targetId] = [text(inputs, 'policyId'), text(inputs, 'targetId')];
    await aws.call('organizations', 'attachPolicy', { PolicyId: policyId, TargetId: targetId });
    return `${targetId}:${policyId}`;
  },
  async read(aws, id) {
    const [targetId = '', policyId = ''] = id.split(':');
    const attached = await orGone(isAttached(aws, policyId, targetId), 'PolicyNotFoundException');
    return attached === true ? { id, outputs: { policyId, targetId } } : null;
  },
  update: async () => {}, // only `skipDestroy` changes without a replacement, and AWS knows nothing of it
  async delete(aws, id, state) {
    if (flag(state, 'skipDestroy')) return;
    const [TargetId = '', PolicyId = ''] = id.split(':');
    const request = aws.call('organizations', 'detachPolicy', { PolicyId, TargetId });
    await orGone(request, 'PolicyNotAttachedException', 'PolicyNotFoundException', 'TargetNotFoundException');
  },
});

/**
 * As the provider does: by walking all targets of the policy, which costs a call per page; that the target was found does not end
 * it (Terraform AWS provider, `findPolicyAttachmentByTwoPartKey`).
 */
async function isAttached(aws: AwsAccess, PolicyId: string, targetId: string): Promise<boolean> {
  let found = false;
  let token: string | undefined;
  do {
    const page = await aws.call('organizations', 'listTargetsForPolicy', {
      PolicyId,
      ...(token === undefined ? {} : { NextToken: token }),
    });
    found ||= page.Targets?.some(({ TargetId }) => TargetId === targetId) === true;
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}
