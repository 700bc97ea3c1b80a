// Aliases: names of keys, unique in an account and region.
import type {
  AliasListEntry,
  CreateAliasCommandInput,
  DeleteAliasCommandInput,
  ListAliasesCommandInput,
  ListAliasesCommandOutput,
  UpdateAliasCommandInput,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { invalidMarker } from './key';
import { aliasArn, type AliasRow, aliases, existingKey, isPresent, keys, usableKey } from './tables';

export const aliasOperations = {
  CreateAlias: changes((context, input: CreateAliasCommandInput) => {
    const name = checkedName(required(input.AliasName, 'AliasName'));
    const { id } = usableKey(context, input.TargetKeyId);
    if (presentAlias(context, name) !== undefined) {
      throw new AwsError('AlreadyExistsException', `An alias with the name ${aliasArn(context, name)} already exists`);
    }
    context.table(aliases).put(name, { name, keyId: id, created: context.now, updated: context.now });
    return {};
  }),

  UpdateAlias: changes((context, input: UpdateAliasCommandInput) => {
    const row = existingAlias(context, input.AliasName);
    const { id } = usableKey(context, input.TargetKeyId);
    context.table(aliases).put(row.name, { ...row, keyId: id, updated: context.now });
    return {};
  }),

  DeleteAlias: changes((context, input: DeleteAliasCommandInput) => {
    context.table(aliases).delete(existingAlias(context, input.AliasName).name);
    return {};
  }),

  /** Own aliases; those of AWS managed keys (`alias/aws/…`) are not simulated. */
  ListAliases: reads((context, input: ListAliasesCommandInput): Answer<ListAliasesCommandOutput> => {
    const keyId = input.KeyId === undefined ? undefined : existingKey(context, input.KeyId).id;
    const table = context.table(aliases);
    const rows = keyId === undefined ? table.all() : table.where('key', keyId);
    const all = rows.filter((row) => presentAlias(context, row.name) !== undefined);
    const { items, next } = page(`aliases/${keyId}`, all, input.Marker, input.Limit ?? 50, invalidMarker);
    return { Aliases: items.map((row) => view(context, row)), Truncated: next !== undefined, NextMarker: next };
  }),
};

/** (KMS API Reference, "CreateAlias": AliasName) */
function checkedName(name: string): string {
  if (!/^alias\/[\w/-]{1,250}$/.test(name))
    throw new AwsError('ValidationException', `'${name}' is not an alias name.`);
  if (name.startsWith('alias/aws/'))
    throw new AwsError('InvalidAliasNameException', "The prefix 'alias/aws/' is reserved.");
  return name;
}

function presentAlias(context: CallContext, name: string): AliasRow | undefined {
  const row = context.table(aliases).get(name);
  const key = row === undefined ? undefined : context.table(keys).get(row.keyId);
  return key !== undefined && isPresent(context, key) ? row : undefined;
}

function existingAlias(context: CallContext, name: string | undefined): AliasRow {
  const row = presentAlias(context, required(name, 'AliasName'));
  if (row === undefined)
    throw new AwsError('NotFoundException', `Alias ${aliasArn(context, String(name))} is not found.`);
  return row;
}

function view(context: CallContext, row: AliasRow): AliasListEntry {
  return {
    AliasName: row.name,
    AliasArn: aliasArn(context, row.name),
    TargetKeyId: row.keyId,
    CreationDate: new Date(row.created),
    LastUpdatedDate: new Date(row.updated),
  };
}
