// Reads the tags of all accounts of the organization at once.
import { paginateGetResources, type ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { tagsOf } from '@microaccounts/resources/observe';

/** Tags by the ARN of the account. */
export type SweptTags = ReadonlyMap<string, ReturnType<typeof tagsOf>>;

/** Most that one page holds (Resource Groups Tagging API Reference, "GetResources"). */
const PAGE = 100;

/**
 * Where accounts are found: Organizations has its endpoint there (AWS General Reference, "AWS Organizations endpoints and
 * quotas"). ⚠ inference: that accounts are told of, and there alone, is what tools rely on and no page says.
 */
export const TAGGING_REGION = 'us-east-1';

/**
 * The tags of those accounts that have or had any. Whether all of them are told of, AWS leaves open, and so does who refuses to
 * tell: of the others there is simply no answer here, and they can be asked one by one.
 */
export async function sweptTags(client: ResourceGroupsTaggingAPIClient): Promise<SweptTags> {
  const found = new Map<string, ReturnType<typeof tagsOf>>();
  const query = { ResourceTypeFilters: ['organizations:account'], ResourcesPerPage: PAGE };
  try {
    for await (const page of paginateGetResources({ client }, query))
      for (const { ResourceARN, Tags } of page.ResourceTagMappingList ?? [])
        if (ResourceARN !== undefined)
          found.set(ResourceARN, tagsOf((Tags ?? []).map(({ Key, Value }) => [Key, Value])));
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    // A role from before this call was needed, or an API that does not have it: one by one is slower and as right.
  }
  return found;
}
