// What KMS keeps in each account and region: keys and their aliases; and how a key is found.
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { required } from '../../store/operation';
import { defineTable } from '../../store/table';
import { type Tags } from '../tag';

export interface KeyRow {
  readonly id: string;
  readonly description: string;
  readonly policy: string;
  readonly rotation: boolean;
  /** When it will be deleted; null if it will not. */
  readonly deletion: string | null;
  readonly tags: Tags;
  readonly created: string;
}

export interface AliasRow {
  /** `alias/…` */
  readonly name: string;
  readonly keyId: string;
  readonly created: string;
  readonly updated: string;
}

export const keys = defineTable<KeyRow>('kms/keys', 'account-region', {});

/** By name. */
export const aliases = defineTable<AliasRow, 'key'>('kms/aliases', 'account-region', { key: (row) => [row.keyId] });

export function keyArn(context: CallContext, id: string): string {
  return `arn:aws:kms:${context.region}:${context.accountId}:key/${id}`;
}

export function aliasArn(context: CallContext, name: string): string {
  return `arn:aws:kms:${context.region}:${context.accountId}:${name}`;
}

/** Whether a key is still there: once its waiting period is over it is gone, and its aliases with it. */
export function isPresent(context: CallContext, row: KeyRow): boolean {
  return row.deletion === null || context.since(row.deletion) < 0;
}

/** A key by its id or ARN. */
export function existingKey(context: CallContext, keyId: string | undefined): KeyRow {
  const given = required(keyId, 'KeyId');
  const row = context
    .table(keys)
    .get(given.startsWith(keyArn(context, '')) ? given.slice(keyArn(context, '').length) : given);
  if (row !== undefined && isPresent(context, row)) return row;
  throw new AwsError('NotFoundException', `Key '${keyId}' does not exist`);
}

/** A key that is not being deleted, for operations that change it (KMS Developer Guide, "Key states"). */
export function usableKey(context: CallContext, keyId: string | undefined): KeyRow {
  const row = existingKey(context, keyId);
  if (row.deletion === null) return row;
  throw new AwsError('KMSInvalidStateException', `${keyArn(context, row.id)} is pending deletion.`);
}

/** A key by id, ARN, alias name or alias ARN, for the operations that take all four. */
export function keyByAnyName(context: CallContext, keyId: string | undefined): KeyRow {
  const given = required(keyId, 'KeyId');
  const name = given.startsWith(aliasArn(context, 'alias/')) ? given.slice(aliasArn(context, '').length) : given;
  if (!name.startsWith('alias/')) return existingKey(context, given);
  const alias = context.table(aliases).get(name);
  if (alias === undefined) throw new AwsError('NotFoundException', `Alias ${aliasArn(context, name)} is not found.`);
  return existingKey(context, alias.keyId);
}
