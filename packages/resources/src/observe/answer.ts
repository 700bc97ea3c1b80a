// Reading what AWS answers: members that are always there though its types call them optional, and tags.
import type { Tags } from '../kinds';

/** `value`, of which AWS's documentation says that it is always answered; an error naming `member` if it is not. */
export function answered<T>(value: T | null | undefined, member: string): T {
  if (value === null || value === undefined) throw new Error(`AWS answered without ${member}`);
  return value;
}

/** Tags from pairs of a key and a value, without AWS's own, whose keys begin with `aws:` (Tagging AWS Resources User Guide). */
export function tagsOf(pairs: readonly (readonly [key: string | undefined, value: string | undefined])[]): Tags {
  const own = pairs.flatMap(([key, value]): [string, string][] =>
    key === undefined || key.startsWith('aws:') ? [] : [[key, value ?? '']],
  );
  return Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)));
}
