// aws.iam.RolePolicy: an inline policy of a role, with the id `<role>:<policy>`.
import { orGone } from '../awsAccess';
import { versionFirst } from '../policyForm';
import { text } from '../properties';
import { global } from '../resourceType';
import { documentText } from './documentText';

export const rolePolicy = global({
  token: 'aws:iam/rolePolicy:RolePolicy',
  inputs: {
    name: { required: true, replaces: true },
    role: { required: true, replaces: true },
    policy: { required: true, compare: 'policy', form: versionFirst },
  },
  unique: ['name', 'role'],
  blank: { namePrefix: '' },
  async create(aws, inputs) {
    const [RoleName, PolicyName] = [text(inputs, 'role'), text(inputs, 'name')];
    const PolicyDocument = versionFirst(text(inputs, 'policy'));
    await aws.call('iam', 'putRolePolicy', { RoleName, PolicyName, PolicyDocument });
    return `${RoleName}:${PolicyName}`;
  },
  async read(aws, id) {
    const [RoleName = '', PolicyName = ''] = id.split(':');
    const found = await orGone(aws.call('iam', 'getRolePolicy', { RoleName, PolicyName }), 'NoSuchEntityException');
    if (found === null) return null;
    return { id, outputs: { role: RoleName, name: PolicyName, policy: documentText(found.PolicyDocument) } };
  },
  async update(aws, id, change) {
    const [RoleName = '', PolicyName = ''] = id.split(':');
    const PolicyDocument = versionFirst(text(change.new, 'policy'));
    await aws.call('iam', 'putRolePolicy', { RoleName, PolicyName, PolicyDocument });
  },
  async delete(aws, id) {
    const [RoleName = '', PolicyName = ''] = id.split(':');
    await orGone(aws.call('iam', 'deleteRolePolicy', { RoleName, PolicyName }), 'NoSuchEntityException');
  },
});
