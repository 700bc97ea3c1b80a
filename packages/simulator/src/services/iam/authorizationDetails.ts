// GetAccountAuthorizationDetails: roles and policies of an account with everything about them, in pages.
import type {
  EntityType,
  GetAccountAuthorizationDetailsCommandInput,
  GetAccountAuthorizationDetailsCommandOutput,
  ManagedPolicyDetail,
  RoleDetail,
} from '@aws-sdk/client-iam';
import { type CallContext } from '../../store/callContext';
import { type Answer, reads } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs } from '../tag';
import { attachedPolicyView } from './attachedPolicy';
import { policyView } from './managedPolicy';
import { encoded } from './policyText';
import { versionView } from './policyVersion';
import { invalidMarker, validationError } from './refusal';
import { boundaryView } from './role';
import { managedPolicies, type ManagedPolicyRow, type RoleRow, roles } from './tables';

const SIMULATED: readonly EntityType[] = ['Role', 'LocalManagedPolicy'];

export const authorizationDetailsOperations = {
  /** Users and groups are none, and AWS's own policies are not listed, since neither is simulated. */
  GetAccountAuthorizationDetails: reads(
    (
      context,
      input: GetAccountAuthorizationDetailsCommandInput,
    ): Answer<GetAccountAuthorizationDetailsCommandOutput> => {
      const size = input.MaxItems ?? 100;
      if (size < 1 || size > 1_000) throw validationError('MaxItems must be between 1 and 1000');
      const types = input.Filter ?? SIMULATED;
      const all = [
        ...(types.includes('Role') ? context.table(roles).all() : []),
        ...(types.includes('LocalManagedPolicy') ? context.table(managedPolicies).all() : []),
      ];
      const { items, next } = page(`details/${types.join()}`, all, input.Marker, size, invalidMarker);
      return {
        RoleDetailList: items.filter(isRole).map(roleDetail),
        Policies: items.filter((row) => !isRole(row)).map((row) => policyDetail(context, row as ManagedPolicyRow)),
        UserDetailList: [],
        GroupDetailList: [],
        IsTruncated: next !== undefined,
        Marker: next,
      };
    },
  ),
};

function isRole(row: RoleRow | ManagedPolicyRow): row is RoleRow {
  return 'trustPolicy' in row;
}

function roleDetail(row: RoleRow): RoleDetail {
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.created),
    AssumeRolePolicyDocument: encoded(row.trustPolicy),
    InstanceProfileList: [],
    RolePolicyList: Object.entries(row.inline).map(([name, text]) => ({
      PolicyName: name,
      PolicyDocument: encoded(text),
    })),
    AttachedManagedPolicies: row.attached.map(attachedPolicyView),
    PermissionsBoundary: boundaryView(row),
    Tags: tagPairs(row.tags),
    RoleLastUsed: {},
  };
}

function policyDetail(context: CallContext, row: ManagedPolicyRow): ManagedPolicyDetail {
  const { Tags: _tags, ...policy } = policyView(context, row);
  const versions = [...row.versions].reverse();
  return {
    ...policy,
    PolicyVersionList: versions.map((version) => ({
      ...versionView(row, version),
      Document: encoded(version.document),
    })),
  };
}
