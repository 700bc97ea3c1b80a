// Tags as the simulator keeps them, and the rules that every service shares (Tagging AWS Resources User Guide, "Limits").
import { AwsError } from '../store/awsError';

export type Tags = Readonly<Record<string, string>>;

/** A tag as most services write it. */
export interface TagPair {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

/** How a service refuses a tag; most have an exception of their own. */
export interface TagRefusals {
  readonly invalid: string;
  readonly tooMany: string;
}

export function tagsFrom(pairs: readonly TagPair[] | undefined): Record<string, string> {
  return Object.fromEntries((pairs ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

export function tagPairs(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** `tags` with `added`, which replace those of the same key. Throws what the service says to tags that break the rules. */
export function withTags(tags: Tags, added: Tags, refusals: TagRefusals): Tags {
  for (const [key, value] of Object.entries(added)) {
    if (key === '' || key.length > LONGEST_KEY)
      throw new AwsError(refusals.invalid, `the tag key '${key}' must have 1 to 128 characters`);
    if (key.toLowerCase().startsWith('aws:'))
      throw new AwsError(refusals.invalid, `the tag key '${key}' begins with 'aws:', which is reserved`);
    if (value.length > LONGEST_VALUE)
      throw new AwsError(refusals.invalid, `the value of the tag '${key}' is longer than 256 characters`);
  }
  const all = { ...tags, ...added };
  if (Object.keys(all).length > MOST_TAGS)
    throw new AwsError(refusals.tooMany, `a resource has at most ${MOST_TAGS} tags`);
  return all;
}

export function withoutTags(tags: Tags, keys: readonly string[] | undefined): Tags {
  const gone = new Set(keys ?? []);
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.has(key)));
}
