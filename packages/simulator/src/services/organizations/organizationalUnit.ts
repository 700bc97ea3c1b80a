// Organizational units: made, renamed and deleted; never moved, for which AWS has no operation.
import type {
  CreateOrganizationalUnitCommandInput,
  CreateOrganizationalUnitCommandOutput,
  DeleteOrganizationalUnitCommandInput,
  DescribeOrganizationalUnitCommandInput,
  DescribeOrganizationalUnitCommandOutput,
  ListOrganizationalUnitsForParentCommandInput,
  ListOrganizationalUnitsForParentCommandOutput,
  OrganizationalUnit,
  UpdateOrganizationalUnitCommandInput,
  UpdateOrganizationalUnitCommandOutput,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { tagsFrom, withTags } from '../tag';
import { attachFullAccess, detachAll } from './policyAttachment';
import { accountsIn, ancestry, entityPath, existingParent, organizationArn } from './hierarchy';
import { constraint, invalidInput, invalidToken, notFound, PAGE_SIZE, TAG_REFUSALS } from './refusal';
import { type OrganizationalUnitRow, organizationalUnits } from './tables';

export const organizationalUnitOperations = {
  CreateOrganizationalUnit: changes(
    (context, input: CreateOrganizationalUnitCommandInput): Answer<CreateOrganizationalUnitCommandOutput> => {
      const units = context.table(organizationalUnits);
      const parentId = existingParent(context, required(input.ParentId, 'ParentId'));
      const name = freeName(context, parentId, required(input.Name, 'Name'));
      const tags = withTags({}, tagsFrom(input.Tags), TAG_REFUSALS);
      const { organizationalUnits: most, organizationalUnitDepth: deepest } = context.quotas;
      if (units.size >= most) throw constraint('OU_NUMBER_LIMIT_EXCEEDED', `An organization has at most ${most} OUs.`);
      // The root is the first element of the ancestry, so its length is the depth of the new unit.
      if (ancestry(context, parentId).length > deepest) {
        throw constraint('OU_DEPTH_LIMIT_EXCEEDED', `OUs nest at most ${deepest} deep.`);
      }
      const root = (ancestry(context, parentId)[0] as string).slice('r-'.length);
      const id = `ou-${root}-${context.identifiers.alphanumeric(8)}`;
      units.put(id, { id, name, parentId, tags });
      attachFullAccess(context, id);
      return { OrganizationalUnit: view(context, existing(context, id)) };
    },
  ),

  UpdateOrganizationalUnit: changes(
    (context, input: UpdateOrganizationalUnitCommandInput): Answer<UpdateOrganizationalUnitCommandOutput> => {
      const row = existing(context, input.OrganizationalUnitId);
      if (input.Name !== undefined && input.Name !== row.name) {
        const name = freeName(context, row.parentId, input.Name);
        context.table(organizationalUnits).put(row.id, { ...row, name });
      }
      return { OrganizationalUnit: view(context, existing(context, row.id)) };
    },
  ),

  DeleteOrganizationalUnit: changes((context, input: DeleteOrganizationalUnitCommandInput) => {
    const { id } = existing(context, input.OrganizationalUnitId);
    // (Organizations API Reference, "DeleteOrganizationalUnit": "You must first remove all accounts and child OUs")
    if (context.table(organizationalUnits).count('parent', id) > 0 || accountsIn(context, id).length > 0) {
      throw new AwsError('OrganizationalUnitNotEmptyException', 'The specified OU is not empty.');
    }
    detachAll(context, id);
    context.table(organizationalUnits).delete(id);
    return {};
  }),

  DescribeOrganizationalUnit: reads(
    (context, input: DescribeOrganizationalUnitCommandInput): Answer<DescribeOrganizationalUnitCommandOutput> => ({
      OrganizationalUnit: view(context, existing(context, input.OrganizationalUnitId)),
    }),
  ),

  ListOrganizationalUnitsForParent: reads(
    (
      context,
      input: ListOrganizationalUnitsForParentCommandInput,
    ): Answer<ListOrganizationalUnitsForParentCommandOutput> => {
      const parentId = existingParent(context, required(input.ParentId, 'ParentId'));
      const children = context.table(organizationalUnits).where('parent', parentId);
      const { items, next } = page(
        `units/${parentId}`,
        children,
        input.NextToken,
        input.MaxResults ?? PAGE_SIZE,
        invalidToken,
      );
      return { OrganizationalUnits: items.map((row) => view(context, row)), NextToken: next };
    },
  ),
};

function existing(context: CallContext, id: string | undefined): OrganizationalUnitRow {
  const row = context.table(organizationalUnits).get(required(id, 'OrganizationalUnitId'));
  if (row === undefined) throw notFound('OrganizationalUnit', String(id));
  return row;
}

/** Names are unique among siblings (Organizations API Reference, "DuplicateOrganizationalUnitException"). */
function freeName(context: CallContext, parentId: string, name: string): string {
  if (name.length > 128) throw invalidInput('MAX_LENGTH_EXCEEDED', 'The name of an OU has at most 128 characters.');
  const siblings = context.table(organizationalUnits).where('parent', parentId);
  if (siblings.some((sibling) => sibling.name === name)) {
    throw new AwsError(
      'DuplicateOrganizationalUnitException',
      `An OU with the name ${name} already exists under ${parentId}.`,
    );
  }
  return name;
}

function view(context: CallContext, { id, name }: OrganizationalUnitRow): OrganizationalUnit {
  return { Id: id, Arn: organizationArn(context, 'ou', id), Name: name, Path: entityPath(context, id) };
}
