// Versions of customer managed policies: at most five, one of them the default.
// (IAM User Guide, "Versioning IAM policies")
import type {
  CreatePolicyVersionCommandInput,
  CreatePolicyVersionCommandOutput,
  DeletePolicyVersionCommandInput,
  GetPolicyVersionCommandInput,
  GetPolicyVersionCommandOutput,
  ListPolicyVersionsCommandInput,
  ListPolicyVersionsCommandOutput,
  PolicyVersion,
  SetDefaultPolicyVersionCommandInput,
} from '@aws-sdk/client-iam';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { ownPolicy } from './managedPolicy';
import { checkedManagedPolicy, encoded } from './policyText';
import { deleteConflict, invalidMarker, limitExceeded, noSuchEntity } from './refusal';
import { managedPolicies, type ManagedPolicyRow, type PolicyVersionRow } from './tables';

const MOST_VERSIONS = 5;

export const policyVersionOperations = {
  CreatePolicyVersion: changes(
    (context, input: CreatePolicyVersionCommandInput): Answer<CreatePolicyVersionCommandOutput> => {
      const row = ownPolicy(context, input.PolicyArn);
      const document = checkedManagedPolicy(context, required(input.PolicyDocument, 'PolicyDocument'));
      if (row.versions.length >= MOST_VERSIONS) {
        throw limitExceeded(
          `A managed policy can have up to ${MOST_VERSIONS} versions. Before you create a new version, delete one.`,
        );
      }
      const version = { id: `v${row.versionsMade + 1}`, document, created: context.now };
      const defaultVersion = input.SetAsDefault ? version.id : row.defaultVersion;
      const versions = [...row.versions, version];
      put(context, { ...row, versions, defaultVersion, versionsMade: row.versionsMade + 1, updated: context.now });
      return { PolicyVersion: versionView(ownPolicy(context, row.arn), version) };
    },
  ),

  GetPolicyVersion: reads((context, input: GetPolicyVersionCommandInput): Answer<GetPolicyVersionCommandOutput> => {
    const row = ownPolicy(context, input.PolicyArn);
    const version = existing(row, input.VersionId);
    return { PolicyVersion: { ...versionView(row, version), Document: encoded(version.document) } };
  }),

  ListPolicyVersions: reads(
    (context, input: ListPolicyVersionsCommandInput): Answer<ListPolicyVersionsCommandOutput> => {
      const row = ownPolicy(context, input.PolicyArn);
      const newestFirst = [...row.versions].reverse();
      const { items, next } = page(
        `versions/${row.arn}`,
        newestFirst,
        input.Marker,
        input.MaxItems ?? 100,
        invalidMarker,
      );
      return {
        Versions: items.map((version) => versionView(row, version)),
        IsTruncated: next !== undefined,
        Marker: next,
      };
    },
  ),

  SetDefaultPolicyVersion: changes((context, input: SetDefaultPolicyVersionCommandInput) => {
    const row = ownPolicy(context, input.PolicyArn);
    put(context, { ...row, defaultVersion: existing(row, input.VersionId).id, updated: context.now });
    return {};
  }),

  DeletePolicyVersion: changes((context, input: DeletePolicyVersionCommandInput) => {
    const row = ownPolicy(context, input.PolicyArn);
    const version = existing(row, input.VersionId);
    if (version.id === row.defaultVersion) throw deleteConflict('Cannot delete the default version of a policy.');
    put(context, { ...row, versions: row.versions.filter(({ id }) => id !== version.id) });
    return {};
  }),
};

export function versionView(row: ManagedPolicyRow, { id, created }: PolicyVersionRow): PolicyVersion {
  return { VersionId: id, IsDefaultVersion: id === row.defaultVersion, CreateDate: new Date(created) };
}

function existing(row: ManagedPolicyRow, id: string | undefined): PolicyVersionRow {
  const version = row.versions.find((candidate) => candidate.id === required(id, 'VersionId'));
  if (version === undefined) throw noSuchEntity(`Policy ${row.arn} version ${id} does not exist or is not attachable.`);
  return version;
}

function put(context: CallContext, row: ManagedPolicyRow): void {
  context.table(managedPolicies).put(row.arn, row);
}
