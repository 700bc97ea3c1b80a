// aws.iam.RolePolicyAttachmentsExclusive: a role has these managed policies and no others. Deleting it changes nothing.
import { type AwsAccess } from '../awsAccess';
import { text, texts, type Properties } from '../properties';
import { global } from '../resourceType';
import { attachedPolicies } from './rolePolicies';

export const rolePolicyAttachmentsExclusive = global({
  token: 'aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive',
  inputs: { roleName: { required: true, replaces: true }, policyArns: { required: true, compare: 'set' } },
  async create(aws, inputs) {
    await attachExactly(aws, inputs);
    return text(inputs, 'roleName');
  },
  async read(aws, id) {
    const policyArns = await attachedPolicies(aws, id);
    return policyArns === null ? null : { id, outputs: { roleName: id, policyArns } };
  },
  update: (aws, _id, change) => attachExactly(aws, change.new),
  delete: async () => {},
});

async function attachExactly(aws: AwsAccess, inputs: Properties): Promise<void> {
  const RoleName = text(inputs, 'roleName');
  const [wanted, attached] = [texts(inputs, 'policyArns'), (await attachedPolicies(aws, RoleName)) ?? []];
  for (const PolicyArn of wanted.filter((arn) => !attached.includes(arn))) {
    await aws.call('iam', 'attachRolePolicy', { RoleName, PolicyArn });
  }
  for (const PolicyArn of attached.filter((arn) => !wanted.includes(arn))) {
    await aws.call('iam', 'detachRolePolicy', { RoleName, PolicyArn });
  }
}
