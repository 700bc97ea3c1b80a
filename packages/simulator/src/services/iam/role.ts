// Roles: made, read, changed, deleted; and their permissions boundary.
import type {
  AttachedPermissionsBoundary,
  CreateRoleCommandInput,
  CreateRoleCommandOutput,
  DeleteRoleCommandInput,
  DeleteRolePermissionsBoundaryCommandInput,
  GetRoleCommandInput,
  GetRoleCommandOutput,
  ListRolesCommandInput,
  ListRolesCommandOutput,
  PutRolePermissionsBoundaryCommandInput,
  Role,
  UpdateAssumeRolePolicyCommandInput,
  UpdateRoleCommandInput,
} from '@aws-sdk/client-iam';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagPairs, tagsFrom, withTags } from '../tag';
import { checkedDescription, checkedName, checkedPath } from './entityName';
import { policyExists } from './managedPolicy';
import { checkedTrustPolicy, encoded } from './policyText';
import {
  deleteConflict,
  entityAlreadyExists,
  invalidMarker,
  limitExceeded,
  noSuchEntity,
  TAG_REFUSALS,
  validationError,
} from './refusal';
import { existingRole, putRole, type RoleRow, roles } from './tables';

export const roleOperations = {
  CreateRole: changes((context, input: CreateRoleCommandInput): Answer<CreateRoleCommandOutput> => {
    const name = checkedName(required(input.RoleName, 'RoleName'), 64);
    const table = context.table(roles);
    if (table.get(name.toLowerCase()) !== undefined)
      throw entityAlreadyExists(`Role with name ${name} already exists.`);
    const most = context.quotas.rolesPerAccount;
    if (table.size >= most) throw limitExceeded(`Cannot exceed quota for RolesPerAccount: ${most}`);
    const path = checkedPath(input.Path);
    const row = {
      name,
      path,
      arn: `arn:aws:iam::${context.accountId}:role${path}${name}`,
      description: checkedDescription(input.Description),
      trustPolicy: checkedTrustPolicy(context, required(input.AssumeRolePolicyDocument, 'AssumeRolePolicyDocument')),
      maxSessionDuration: checkedDuration(input.MaxSessionDuration),
      boundary: checkedBoundary(context, input.PermissionsBoundary),
      attached: [],
      inline: {},
      tags: withTags({}, tagsFrom(input.Tags), TAG_REFUSALS),
      created: context.now,
    };
    putRole(context, { id: context.identifiers.unique('AROA'), ...row });
    return { Role: roleView(roleNamed(context, name)) };
  }),

  GetRole: reads((context, input: GetRoleCommandInput): Answer<GetRoleCommandOutput> => ({
    Role: roleView(roleNamed(context, input.RoleName)),
  })),

  /** Without tags and boundary, as AWS answers it (IAM API Reference, "ListRoles"). */
  ListRoles: reads((context, input: ListRolesCommandInput): Answer<ListRolesCommandOutput> => {
    const all = context
      .table(roles)
      .all()
      .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
    const { items, next } = page(`roles${input.PathPrefix}`, all, input.Marker, input.MaxItems ?? 100, invalidMarker);
    const shown = items.map(roleView).map(({ Tags: _tags, PermissionsBoundary: _boundary, ...role }) => role);
    return { Roles: shown, IsTruncated: next !== undefined, Marker: next };
  }),

  UpdateRole: changes((context, input: UpdateRoleCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    const description = input.Description === undefined ? row.description : checkedDescription(input.Description);
    // Left out, the duration goes back to one hour (IAM API Reference, "UpdateRole": MaxSessionDuration).
    putRole(context, { ...row, description, maxSessionDuration: checkedDuration(input.MaxSessionDuration) });
    return {};
  }),

  UpdateAssumeRolePolicy: changes((context, input: UpdateAssumeRolePolicyCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    putRole(context, {
      ...row,
      trustPolicy: checkedTrustPolicy(context, required(input.PolicyDocument, 'PolicyDocument')),
    });
    return {};
  }),

  DeleteRole: changes((context, input: DeleteRoleCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    // (IAM API Reference, "DeleteRole": detach managed and delete inline policies first)
    if (row.attached.length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (Object.keys(row.inline).length > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
    context.table(roles).delete(row.name.toLowerCase());
    return {};
  }),

  PutRolePermissionsBoundary: changes((context, input: PutRolePermissionsBoundaryCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    putRole(context, {
      ...row,
      boundary: checkedBoundary(context, required(input.PermissionsBoundary, 'PermissionsBoundary')),
    });
    return {};
  }),

  DeleteRolePermissionsBoundary: changes((context, input: DeleteRolePermissionsBoundaryCommandInput) => {
    putRole(context, { ...roleNamed(context, input.RoleName), boundary: null });
    return {};
  }),
};

export function roleNamed(context: CallContext, name: string | undefined): RoleRow {
  const row = existingRole(context, required(name, 'RoleName'));
  if (row === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return row;
}

export function boundaryView({ boundary }: RoleRow): AttachedPermissionsBoundary | undefined {
  return boundary === null
    ? undefined
    : { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: boundary };
}

function roleView(row: RoleRow): Role {
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.created),
    AssumeRolePolicyDocument: encoded(row.trustPolicy),
    ...(row.description === '' ? {} : { Description: row.description }),
    MaxSessionDuration: row.maxSessionDuration,
    PermissionsBoundary: boundaryView(row),
    ...(Object.keys(row.tags).length === 0 ? {} : { Tags: tagPairs(row.tags) }),
    RoleLastUsed: {},
  };
}

/** One hour to twelve (IAM API Reference, "CreateRole": MaxSessionDuration). */
function checkedDuration(seconds = 3_600): number {
  if (seconds < 3_600 || seconds > 43_200)
    throw validationError('MaxSessionDuration must be between 3600 and 43200 seconds');
  return seconds;
}

function checkedBoundary(context: CallContext, arn: string | undefined): string | null {
  if (arn === undefined) return null;
  if (!policyExists(context, arn)) throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  return arn;
}
