// The Resource Groups Tagging API: tags of many things in one answer; of accounts alone.
import type { GetResourcesCommandInput, GetResourcesCommandOutput } from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../../store/awsError';
import { type Answer, reads, type Service } from '../../store/operation';
import { page } from '../../store/page';
import { memberAccounts, organizationArn } from '../organizations/hierarchy';
import { tagPairs } from '../tag';

const ACCOUNT = 'organizations:account';
/** ⚠ inference: no page says that accounts are told of, nor where; tools that rely on it ask there. */
const REGION_OF_ACCOUNTS = 'us-east-1';
/** (Resource Groups Tagging API Reference, "GetResources": ResourcesPerPage) */
const PAGES = { least: 1, usual: 50, most: 100 };

export const taggingService: Service = {
  /** "Returns all the tagged or previously tagged resources" (Resource Groups Tagging API Reference, "GetResources"). */
  GetResources: reads((context, input: GetResourcesCommandInput): Answer<GetResourcesCommandOutput> => {
    const { ResourceTypeFilters = [], ResourcesPerPage: size = PAGES.usual, PaginationToken } = input;
    if (size < PAGES.least || size > PAGES.most) throw invalid('ResourcesPerPage is out of range');
    const isOfAccounts = ResourceTypeFilters.some((type) => type === ACCOUNT || type === 'organizations');
    const isTold = isOfAccounts && context.region === REGION_OF_ACCOUNTS && isManagement(context);
    const tagged = isTold ? memberAccounts(context).filter(({ tags }) => Object.keys(tags).length > 0) : [];
    const token = PaginationToken === '' ? undefined : PaginationToken;
    const { items, next } = page('tagged', tagged, token, size, () => invalid('the token is of no page'));
    return {
      ResourceTagMappingList: items.map(({ id, tags }) => ({
        ResourceARN: organizationArn(context, 'account', id),
        Tags: tagPairs(tags),
      })),
      PaginationToken: next ?? '',
    };
  }),
};

function isManagement({ accountId, managementAccountId }: { accountId: string; managementAccountId: string }): boolean {
  return accountId === managementAccountId;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
