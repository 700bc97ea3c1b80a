// aws.organizations.Policy: an SCP document. White space and the order of keys are no difference.
import { orGone } from '../awsAccess';
import { flag, optionalText, text, textMap } from '../properties';
import { global } from '../resourceType';
import { tagList } from '../tags';
import { tagsOfResource, updateTags } from './organizationTags';

export const policy = global({
  token: 'aws:organizations/policy:Policy',
  inputs: {
    name: { required: true },
    description: {},
    type: { default: 'SERVICE_CONTROL_POLICY', replaces: true },
    content: { required: true, compare: 'policy' },
    skipDestroy: { unreadable: true },
    tags: {},
  },
  unique: ['name'],
  async create(aws, inputs) {
    const { Policy } = await aws.call('organizations', 'createPolicy', {
      Name: text(inputs, 'name'),
      Description: optionalText(inputs, 'description') ?? '',
      Type: text(inputs, 'type') as 'SERVICE_CONTROL_POLICY',
      Content: text(inputs, 'content'),
      Tags: tagList(textMap(inputs, 'tags')),
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
    const tags = await tagsOfResource(aws, id);
    return { id, outputs: { arn: Arn, name: Name, description: Description, type: Type, content: Content, tags } };
  },
  async update(aws, id, change) {
    if (['name', 'description', 'content'].some((name) => change.changed.has(name))) {
      await aws.call('organizations', 'updatePolicy', {
        PolicyId: id,
        Name: text(change.new, 'name'),
        Description: optionalText(change.new, 'description') ?? '',
        ...(change.changed.has('content') ? { Content: text(change.new, 'content') } : {}),
      });
    }
    await updateTags(aws, id, change);
  },
  async delete(aws, id, state) {
    if (flag(state, 'skipDestroy')) return;
    await orGone(aws.call('organizations', 'deletePolicy', { PolicyId: id }), 'PolicyNotFoundException');
  },
});
