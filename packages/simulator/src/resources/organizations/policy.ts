// aws.organizations.Policy: an SCP document. White space and the order of keys are no difference.
import { orGone } from '../awsAccess';
import { flag, optionalText, text } from '../properties';
import { global } from '../resourceType';

export const policy = global({
  token: 'aws:organizations/policy:Policy',
  inputs: {
    name: { required: true },
    description: {},
    type: { default: 'SERVICE_CONTROL_POLICY', replaces: true },
    content: { required: true, compare: 'policy' },
    skipDestroy: { unreadable: true },
  },
  unique: ['name'],
  async create(aws, inputs) {
    const { Policy } = await aws.call('organizations', 'createPolicy', {
      Name: text(inputs, 'name'),
      Description: optionalText(inputs, 'description') ?? '',
      Type: text(inputs, 'type') as 'SERVICE_CONTROL_POLICY',
      Content: text(inputs, 'content'),
    });
    return Policy?.PolicySummary?.Id ?? '';
  },
  async read(aws, id) {
    const found = await orGone(
      aws.call('organizations', 'describePolicy', { PolicyId: id }),
      'PolicyNotFoundException',
    );
    if (found === null) return null;
    const { PolicySummary = {}, Content } = found.Policy ?? {};
    const { Arn, Name, Description, Type } = PolicySummary;
    return { id, outputs: { arn: Arn, name: Name, description: Description, type: Type, content: Content } };
  },
  async update(aws, id, change) {
    await aws.call('organizations', 'updatePolicy', {
      PolicyId: id,
      Name: text(change.new, 'name'),
      Description: optionalText(change.new, 'description') ?? '',
      ...(change.changed.has('content') ? { Content: text(change.new, 'content') } : {}),
    });
  },
  async delete(aws, id, state) {
    if (flag(state, 'skipDestroy')) return;
    await orGone(aws.call('organizations', 'deletePolicy', { PolicyId: id }), 'PolicyNotFoundException');
  },
});
