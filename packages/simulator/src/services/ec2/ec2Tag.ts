// Tags of EC2's resources, given while creating them or afterwards.
import type { CreateTagsCommandInput, DeleteTagsCommandInput, TagSpecification } from '@aws-sdk/client-ec2';
import { type CallContext } from '../../store/callContext';
import { changes, required } from '../../store/operation';
import { type Table, type TableDefinition } from '../../store/table';
import { type Tags, tagsFrom, withoutTags, withTags } from '../tag';
import { invalidValue, MISSING, notFound } from './refusal';
import { attachments, internetGateways, routeTables, subnets, transitGateways, vpcs } from './tables';

const TAG_REFUSALS = { invalid: 'InvalidParameterValue', tooMany: 'TagLimitExceeded' };

interface Tagged {
  readonly tags: Tags;
}

/** The table of each kind of id, and the word for it in `Invalid…ID.NotFound`. */
const TABLES: Readonly<Record<string, { readonly definition: TableDefinition<never, never>; readonly what: string }>> =
  {
    vpc: { definition: vpcs, what: 'VpcID' },
    subnet: { definition: subnets, what: 'SubnetID' },
    igw: { definition: internetGateways, what: 'InternetGatewayID' },
    rtb: { definition: routeTables, what: 'RouteTableID' },
    tgw: { definition: transitGateways, what: 'TransitGatewayID' },
    'tgw-attach': { definition: attachments, what: 'TransitGatewayAttachmentID' },
  };

export const ec2TagOperations = {
  CreateTags: changes((context, input: CreateTagsCommandInput) => {
    const found = required(input.Resources, 'Resources', MISSING).map((id) => taggable(context, id));
    const added = tagsFrom(required(input.Tags, 'Tags', MISSING));
    const tagged = found.map(({ row }) => withTags(row.tags, added, TAG_REFUSALS));
    found.forEach(({ table, id, row }, index) => table.put(id, { ...row, tags: tagged[index] as Tags }));
    return {};
  }),

  /** A tag given with a value goes only if it has that value (EC2 API Reference, "DeleteTags"). */
  DeleteTags: changes((context, input: DeleteTagsCommandInput) => {
    const found = required(input.Resources, 'Resources', MISSING).map((id) => taggable(context, id));
    for (const { table, id, row } of found) {
      const wanted = input.Tags ?? Object.keys(row.tags).map((Key) => ({ Key, Value: undefined }));
      const gone = wanted.filter(({ Key = '', Value }) => Value === undefined || row.tags[Key] === Value);
      table.put(id, {
        ...row,
        tags: withoutTags(
          row.tags,
          gone.map(({ Key }) => Key ?? ''),
        ),
      });
    }
    return {};
  }),
};

/** The tags of a creation for the type of resource that is made; a specification for another type is refused. */
export function specifiedTags(specifications: readonly TagSpecification[] | undefined, type: string): Tags {
  const other = specifications?.find(({ ResourceType }) => ResourceType !== type);
  if (other !== undefined)
    throw invalidValue(`'${other.ResourceType}' is not a valid taggable resource type for this operation.`);
  return withTags({}, tagsFrom(specifications?.flatMap(({ Tags }) => Tags ?? [])), TAG_REFUSALS);
}

function taggable(context: CallContext, id: string): { table: Table<Tagged>; id: string; row: Tagged } {
  const kind = TABLES[id.slice(0, id.lastIndexOf('-'))];
  if (kind === undefined) throw new Error(`the simulated AWS does not tag ${id}`);
  const table = context.table(kind.definition) as unknown as Table<Tagged>;
  const row = table.get(id);
  if (row === undefined) throw notFound(kind.what, id);
  return { table, id, row };
}
