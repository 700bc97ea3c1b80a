// Customer managed policies, and what there is of AWS's own: that they exist.
import type {
  CreatePolicyCommandInput,
  CreatePolicyCommandOutput,
  DeletePolicyCommandInput,
  GetPolicyCommandInput,
  GetPolicyCommandOutput,
  ListPoliciesCommandInput,
  ListPoliciesCommandOutput,
  Policy,
} from '@aws-sdk/client-iam';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs, tagsFrom, withTags } from '../tag';
import { checkedDescription, checkedName, checkedPath } from './entityName';
import { checkedManagedPolicy } from './policyText';
import {
  deleteConflict,
  entityAlreadyExists,
  invalidMarker,
  limitExceeded,
  noSuchEntity,
  TAG_REFUSALS,
} from './refusal';
import { managedPolicies, type ManagedPolicyRow, roles } from './tables';

export const managedPolicyOperations = {
  CreatePolicy: changes((context, input: CreatePolicyCommandInput): Answer<CreatePolicyCommandOutput> => {
    const name = checkedName(required(input.PolicyName, 'PolicyName'), 128);
    const table = context.table(managedPolicies);
    if (table.count('name', name.toLowerCase()) > 0)
      throw entityAlreadyExists(`A policy called ${name} already exists.`);
    const most = context.quotas.managedPoliciesPerAccount;
    if (table.size >= most) throw limitExceeded(`Cannot exceed quota for PoliciesPerAccount: ${most}`);
    const path = checkedPath(input.Path);
    const description = checkedDescription(input.Description);
    const document = checkedManagedPolicy(context, required(input.PolicyDocument, 'PolicyDocument'));
    const tags = withTags({}, tagsFrom(input.Tags), TAG_REFUSALS);
    const arn = `arn:aws:iam::${context.accountId}:policy${path}${name}`;
    table.put(arn, {
      id: context.identifiers.unique('ANPA'),
      name,
      path,
      arn,
      description,
      versions: [{ id: 'v1', document, created: context.now }],
      defaultVersion: 'v1',
      versionsMade: 1,
      tags,
      created: context.now,
      updated: context.now,
    });
    return { Policy: policyView(context, ownPolicy(context, arn)) };
  }),

  GetPolicy: reads((context, input: GetPolicyCommandInput): Answer<GetPolicyCommandOutput> => ({
    Policy: policyView(context, ownPolicy(context, input.PolicyArn)),
  })),

  /** Customer managed policies alone: those of AWS are not listed. */
  ListPolicies: reads((context, input: ListPoliciesCommandInput): Answer<ListPoliciesCommandOutput> => {
    const own = input.Scope === 'AWS' ? [] : context.table(managedPolicies).all();
    const all = own.filter(
      (row) => row.path.startsWith(input.PathPrefix ?? '/') && (!input.OnlyAttached || uses(context, row.arn) > 0),
    );
    const list = `policies/${input.Scope}${input.PathPrefix}${input.OnlyAttached}`;
    const { items, next } = page(list, all, input.Marker, input.MaxItems ?? 100, invalidMarker);
    return { Policies: items.map((row) => policyView(context, row)), IsTruncated: next !== undefined, Marker: next };
  }),

  DeletePolicy: changes((context, input: DeletePolicyCommandInput) => {
    const row = ownPolicy(context, input.PolicyArn);
    // (IAM API Reference, "DeletePolicy"; ⚠ inference: that a use as boundary counts like an attachment)
    const boundaries = context.table(roles).count('boundary', row.arn);
    if (uses(context, row.arn) + boundaries > 0) throw deleteConflict('Cannot delete a policy attached to entities.');
    if (row.versions.length > 1)
      throw deleteConflict('This policy has more than one version. Delete the other versions first.');
    context.table(managedPolicies).delete(row.arn);
    return {};
  }),
};

/** A customer managed policy of the caller's account; those of AWS have no content here. */
export function ownPolicy(context: CallContext, arn: string | undefined): ManagedPolicyRow {
  const row = context.table(managedPolicies).get(required(arn, 'PolicyArn'));
  if (row === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return row;
}

/** ⚠ inference: every well-formed ARN of an AWS managed policy is taken to exist; their list is not part of the simulator. */
export function policyExists(context: CallContext, arn: string): boolean {
  return /^arn:aws:iam::aws:policy\/[\w+=,.@/-]+$/.test(arn) || context.table(managedPolicies).get(arn) !== undefined;
}

export function policyView(context: CallContext, row: ManagedPolicyRow): Policy {
  return {
    PolicyName: row.name,
    PolicyId: row.id,
    Arn: row.arn,
    Path: row.path,
    DefaultVersionId: row.defaultVersion,
    AttachmentCount: uses(context, row.arn),
    PermissionsBoundaryUsageCount: context.table(roles).count('boundary', row.arn),
    IsAttachable: true,
    ...(row.description === '' ? {} : { Description: row.description }),
    CreateDate: new Date(row.created),
    UpdateDate: new Date(row.updated),
    Tags: tagPairs(row.tags),
  };
}

function uses(context: CallContext, arn: string): number {
  return context.table(roles).count('policy', arn);
}
