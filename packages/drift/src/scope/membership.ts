// Whether a key is in a list of keys that may be long and is asked for each resource.

const SETS = new WeakMap<readonly string[], ReadonlySet<string>>();

/** As `includes`, but a list that is asked often is gone through once. The list must not change. */
export function isAmong(keys: readonly string[], key: string): boolean {
  let set = SETS.get(keys);
  if (set === undefined) {
    set = new Set(keys);
    SETS.set(keys, set);
  }
  return set.has(key);
}
