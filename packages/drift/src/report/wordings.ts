// The same value in the other words in which the files may have said it.
import { isJoin, isReference, join, reference, same, type Resource, type Value } from '@microaccounts/resources';
import { sortedSets } from '../identify/normalForm';
import type { Ids } from '../identify/registry';

/**
 * An observed value as it was recognised, and as else the files may have written it: the ARN of something in IAM spelled out
 * with its account, and ids that a text lists as references. The first is the one recognised.
 */
export function wordings(
  { kind }: Pick<Resource, 'kind'>,
  property: string,
  value: Value,
  ids: ReadonlyMap<string, Ids>,
): readonly Value[] {
  const other = kind === 'parameter' && property === 'value' ? listed(value, ids) : sortedSets(spelledOut(value, ids));
  return same(value, other) ? [value] : [value, other];
}

/** `value` with each reference to the ARN of something in IAM as a text with a reference to its account. */
function spelledOut(value: Value, ids: ReadonlyMap<string, Ids>): Value {
  if (isReference(value)) {
    const [, key] = /^account\/([^/]+)\//.exec(value.ref) ?? [];
    const arn = ids.get(value.ref)?.['arn'];
    const [, rest] = /^arn:aws:iam::\d{12}(:.+)$/.exec(arn ?? '') ?? [];
    if (value.attribute !== 'arn' || key === undefined || rest === undefined) return value;
    return join('arn:aws:iam::', reference(`account/${key}`), rest);
  }
  if (typeof value !== 'object' || value === null || isJoin(value)) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => spelledOut(item, ids));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spelledOut(item, ids)]));
}

/** `vpc-1,vpc-2` with references in place of the ids. */
function listed(value: Value, ids: ReadonlyMap<string, Ids>): Value {
  if (typeof value !== 'string') return value;
  const texts = value.split(',');
  const wanted = new Set(texts);
  const byId = new Map(
    [...ids].flatMap(([address, { id }]) => (id !== undefined && wanted.has(id) ? [[id, address]] : [])),
  );
  const parts = texts.map((text) => {
    const address = byId.get(text);
    return address === undefined ? text : reference(address);
  });
  return join(...parts.flatMap((part, index) => (index === 0 ? [part] : [',', part])));
}
