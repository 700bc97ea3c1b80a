// aws.ssm.Parameter, with its name as id.
import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import { orGone } from '../awsAccess';
import { flag, optionalText, text, textMap, type Properties } from '../properties';
import { regional } from '../resourceType';
import { tagChanges, tagList, tagsOf } from '../tags';

export const parameter = regional({
  token: 'aws:ssm/parameter:Parameter',
  inputs: {
    name: { required: true, replaces: true },
    type: { required: true },
    value: { required: true },
    description: {},
    tier: { computed: true },
    overwrite: { unreadable: true },
    tags: {},
  },
  unique: ['name'],
  blank: { allowedPattern: '', keyId: '' },
  async create(aws, inputs) {
    const request = {
      ...described(inputs),
      Overwrite: flag(inputs, 'overwrite'),
      Tags: tagList(textMap(inputs, 'tags')),
    };
    await aws.call('ssm', 'putParameter', request);
    return request.Name;
  },
  async read(aws, id) {
    const question = aws.call('ssm', 'getParameter', { Name: id, WithDecryption: true });
    const parameter = (await orGone(question, 'ParameterNotFound'))?.Parameter;
    if (parameter === undefined) return null;
    const ParameterFilters = [{ Key: 'Name', Option: 'Equals', Values: [id] }];
    const { Parameters = [] } = await aws.call('ssm', 'describeParameters', { ParameterFilters });
    const resource = { ResourceType: 'Parameter' as const, ResourceId: id };
    const { TagList } = await aws.call('ssm', 'listTagsForResource', resource);
    return {
      id,
      outputs: {
        arn: parameter.ARN,
        name: parameter.Name,
        type: parameter.Type,
        value: parameter.Value,
        version: parameter.Version,
        dataType: parameter.DataType,
        description: Parameters[0]?.Description ?? '',
        tier: Parameters[0]?.Tier ?? 'Standard',
        tags: tagsOf(TagList),
      },
    };
  },
  async update(aws, id, change) {
    const { changed, new: wanted } = change;
    if (['type', 'value', 'description', 'tier'].some((name) => changed.has(name))) {
      await aws.call('ssm', 'putParameter', { ...described(wanted), Overwrite: true });
    }
    const resource = { ResourceType: 'Parameter' as const, ResourceId: id };
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(wanted, 'tags'));
    if (remove.length > 0) await aws.call('ssm', 'removeTagsFromResource', { ...resource, TagKeys: remove });
    if (Object.keys(set).length > 0) await aws.call('ssm', 'addTagsToResource', { ...resource, Tags: tagList(set) });
  },
  async delete(aws, id) {
    await orGone(aws.call('ssm', 'deleteParameter', { Name: id }), 'ParameterNotFound');
  },
});

function described(
  inputs: Properties,
): Pick<PutParameterCommandInput, 'Type' | 'Description' | 'Tier'> & { Name: string; Value: string } {
  const tier = optionalText(inputs, 'tier');
  return {
    Name: text(inputs, 'name'),
    Type: text(inputs, 'type') as 'String' | 'StringList',
    Value: text(inputs, 'value'),
    Description: optionalText(inputs, 'description') ?? '',
    ...(tier === undefined ? {} : { Tier: tier as 'Standard' | 'Advanced' }),
  };
}
