// Reads the landing zone's SSM parameters in a region of an account.
import {
  ListTagsForResourceCommand,
  paginateDescribeParameters,
  paginateGetParametersByPath,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { PARAMETER_PATH, type ObservedResource } from '@microaccounts/resources';
import { answered, tagsOf } from '@microaccounts/resources/observe';
import type { Place } from './place';

/** Most that one page holds (AWS Systems Manager API Reference, "GetParametersByPath", "DescribeParameters"). */
const VALUES_PER_PAGE = 10;
const DESCRIPTIONS_PER_PAGE = 50;

/** The parameters under the landing zone's path; the rest of the hierarchy is the team's. Their `id` is the name. */
export async function readParameters(client: SSMClient, place: Place): Promise<ObservedResource[]> {
  const descriptions = await readDescriptions(client);
  const found: ObservedResource[] = [];
  const query = { Path: PARAMETER_PATH, Recursive: true };
  for await (const page of paginateGetParametersByPath({ client, pageSize: VALUES_PER_PAGE }, query)) {
    for (const { Name, Type, Value, ARN } of page.Parameters ?? []) {
      const name = answered(Name, 'Parameter.Name');
      const { TagList } = await client.send(
        new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: name }),
      );
      found.push({
        kind: 'parameter',
        ...place,
        ids: { id: name, arn: answered(ARN, 'Parameter.ARN') },
        properties: {
          name,
          type: answered(Type, 'Parameter.Type'),
          value: answered(Value, 'Parameter.Value'),
          description: descriptions.get(name) ?? '',
          tags: tagsOf((TagList ?? []).map(({ Key, Value: value }) => [Key, value])),
        },
      });
    }
  }
  return found;
}

async function readDescriptions(client: SSMClient): Promise<Map<string, string>> {
  const descriptions = new Map<string, string>();
  const query = { ParameterFilters: [{ Key: 'Path', Option: 'Recursive', Values: [PARAMETER_PATH] }] };
  for await (const page of paginateDescribeParameters({ client, pageSize: DESCRIPTIONS_PER_PAGE }, query)) {
    for (const { Name, Description } of page.Parameters ?? [])
      descriptions.set(answered(Name, 'Parameter.Name'), Description ?? '');
  }
  return descriptions;
}
