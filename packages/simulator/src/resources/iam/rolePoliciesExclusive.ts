// aws.iam.RolePoliciesExclusive: a role has these inline policies and no others. Deleting it changes nothing.
import { type AwsAccess } from '../awsAccess';
import { text, texts, type Properties } from '../properties';
import { global } from '../resourceType';
import { inlinePolicies } from './rolePolicies';

export const rolePoliciesExclusive = global({
  token: 'aws:iam/rolePoliciesExclusive:RolePoliciesExclusive',
  inputs: { roleName: { required: true, replaces: true }, policyNames: { required: true, compare: 'set' } },
  async create(aws, inputs) {
    await removeOthers(aws, inputs);
    return text(inputs, 'roleName');
  },
  async read(aws, id) {
    const policyNames = await inlinePolicies(aws, id);
    return policyNames === null ? null : { id, outputs: { roleName: id, policyNames } };
  },
  update: (aws, _id, change) => removeOthers(aws, change.new),
  delete: async () => {},
});

/** It knows the names alone, so it cannot put what is missing. */
async function removeOthers(aws: AwsAccess, inputs: Properties): Promise<void> {
  const RoleName = text(inputs, 'roleName');
  const [wanted, present] = [texts(inputs, 'policyNames'), (await inlinePolicies(aws, RoleName)) ?? []];
  for (const PolicyName of present.filter((name) => !wanted.includes(name))) {
    await aws.call('iam', 'deleteRolePolicy', { RoleName, PolicyName });
  }
}
