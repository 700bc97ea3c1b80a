// aws.iam.RolePolicyAttachment, with the id `<role>-<policy ARN>`; imports say `<role>/<policy ARN>`.
import { orGone } from '../awsAccess';
import { text, type Properties } from '../properties';
import { global } from '../resourceType';
import { attachedPolicies } from './rolePolicies';

export const rolePolicyAttachment = global({
  token: 'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
  inputs: { role: { required: true, replaces: true }, policyArn: { required: true, replaces: true } },
  async create(aws, inputs) {
    const { role, policyArn } = partsOf('', inputs);
    await aws.call('iam', 'attachRolePolicy', { RoleName: role, PolicyArn: policyArn });
    return `${role}-${policyArn}`;
  },
  async read(aws, id, known) {
    const { role, policyArn } = partsOf(id, known);
    const attached = await attachedPolicies(aws, role);
    return attached?.includes(policyArn) ? { id: `${role}-${policyArn}`, outputs: { role, policyArn } } : null;
  },
  update: async () => {}, // both inputs replace
  async delete(aws, id, state) {
    const { role, policyArn } = partsOf(id, state);
    await orGone(
      aws.call('iam', 'detachRolePolicy', { RoleName: role, PolicyArn: policyArn }),
      'NoSuchEntityException',
    );
  },
});

function partsOf(id: string, known: Properties): { role: string; policyArn: string } {
  if (known['role'] !== undefined) return { role: text(known, 'role'), policyArn: text(known, 'policyArn') };
  const [, role = '', policyArn = ''] = /^([^/]+?)[/-](arn:.*)$/.exec(id) ?? [];
  return { role, policyArn };
}
