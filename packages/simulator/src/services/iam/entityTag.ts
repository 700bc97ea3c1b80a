// Tags of roles, customer managed policies and SAML providers.
import type {
  ListPolicyTagsCommandInput,
  ListPolicyTagsCommandOutput,
  ListRoleTagsCommandInput,
  ListRoleTagsCommandOutput,
  ListSAMLProviderTagsCommandInput,
  ListSAMLProviderTagsCommandOutput,
  TagPolicyCommandInput,
  TagRoleCommandInput,
  TagSAMLProviderCommandInput,
  UntagPolicyCommandInput,
  UntagRoleCommandInput,
  UntagSAMLProviderCommandInput,
} from '@aws-sdk/client-iam';
import { type Answer, changes, reads } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs, type Tags, tagsFrom, withoutTags, withTags } from '../tag';
import { ownPolicy } from './managedPolicy';
import { invalidMarker, TAG_REFUSALS } from './refusal';
import { roleNamed } from './role';
import { existingSamlProvider } from './samlProvider';
import { managedPolicies, putRole, samlProviders } from './tables';

export const entityTagOperations = {
  TagRole: changes((context, input: TagRoleCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    putRole(context, { ...row, tags: withTags(row.tags, tagsFrom(input.Tags), TAG_REFUSALS) });
    return {};
  }),
  UntagRole: changes((context, input: UntagRoleCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    putRole(context, { ...row, tags: withoutTags(row.tags, input.TagKeys) });
    return {};
  }),
  ListRoleTags: reads((context, input: ListRoleTagsCommandInput): Answer<ListRoleTagsCommandOutput> =>
    tagPage(`tags/role/${input.RoleName}`, roleNamed(context, input.RoleName).tags, input),
  ),

  TagPolicy: changes((context, input: TagPolicyCommandInput) => {
    const row = ownPolicy(context, input.PolicyArn);
    const tags = withTags(row.tags, tagsFrom(input.Tags), TAG_REFUSALS);
    context.table(managedPolicies).put(row.arn, { ...row, tags });
    return {};
  }),
  UntagPolicy: changes((context, input: UntagPolicyCommandInput) => {
    const row = ownPolicy(context, input.PolicyArn);
    context.table(managedPolicies).put(row.arn, { ...row, tags: withoutTags(row.tags, input.TagKeys) });
    return {};
  }),
  ListPolicyTags: reads((context, input: ListPolicyTagsCommandInput): Answer<ListPolicyTagsCommandOutput> =>
    tagPage(`tags/${input.PolicyArn}`, ownPolicy(context, input.PolicyArn).tags, input),
  ),

  TagSAMLProvider: changes((context, input: TagSAMLProviderCommandInput) => {
    const row = existingSamlProvider(context, input.SAMLProviderArn);
    const tags = withTags(row.tags, tagsFrom(input.Tags), TAG_REFUSALS);
    context.table(samlProviders).put(row.arn, { ...row, tags });
    return {};
  }),
  UntagSAMLProvider: changes((context, input: UntagSAMLProviderCommandInput) => {
    const row = existingSamlProvider(context, input.SAMLProviderArn);
    context.table(samlProviders).put(row.arn, { ...row, tags: withoutTags(row.tags, input.TagKeys) });
    return {};
  }),
  ListSAMLProviderTags: reads(
    (context, input: ListSAMLProviderTagsCommandInput): Answer<ListSAMLProviderTagsCommandOutput> =>
      tagPage(`tags/${input.SAMLProviderArn}`, existingSamlProvider(context, input.SAMLProviderArn).tags, input),
  ),
};

interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

function tagPage(list: string, tags: Tags, { Marker, MaxItems }: PageRequest): Answer<ListRoleTagsCommandOutput> {
  const { items, next } = page(list, tagPairs(tags), Marker, MaxItems ?? 100, invalidMarker);
  return { Tags: items, IsTruncated: next !== undefined, Marker: next };
}
