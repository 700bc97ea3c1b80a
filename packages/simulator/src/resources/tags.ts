// Tags in the two shapes of AWS's APIs, and what to do when they change.

type Tags = Readonly<Record<string, string>>;

/** `[{ Key, Value }]`, as most services want them. */
export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags of a list, without those that AWS itself sets, which no provider manages. */
export function tagsOf(
  list: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Record<string, string> {
  const pairs = (list ?? []).map(({ Key = '', Value = '' }): [string, string] => [Key, Value]);
  return Object.fromEntries(pairs.filter(([key]) => !key.startsWith('aws:')));
}

/** What has to be set and what has to go, so that `old` tags become `wanted`. */
export function tagChanges(old: Tags, wanted: Tags): { set: Record<string, string>; remove: string[] } {
  const set = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => old[key] !== value));
  return { set, remove: Object.keys(old).filter((key) => !(key in wanted)) };
}
