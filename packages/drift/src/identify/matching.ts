// Pairs observed things with desired resources by natural keys, the surest first.
import { naturalKeys, naturalKeysOf, same, type LandingZoneResource, type Value } from '@microaccounts/resources';
import type { Seen } from './owner';

interface Pair {
  readonly seen: Seen;
  readonly resource: LandingZoneResource;
  /** 0: both by their surest natural key. */
  readonly doubt: number;
  readonly likeness: number;
}

export interface Matches {
  /** The desired resource of each observed thing that is one. */
  readonly matched: ReadonlyMap<Seen, LandingZoneResource>;
  /** Of things that are none: the desired resource whose natural key they have, and that another thing is. */
  readonly candidates: ReadonlyMap<Seen, LandingZoneResource>;
}

/**
 * The desired resource of each observed thing that is one; `resources` and `things` are of one kind. Where several
 * things would do for one resource, the one with the surer key wins, then the one with more properties as desired, then
 * by id; the others stay without.
 */
export function match(
  things: readonly Seen[],
  resources: readonly LandingZoneResource[],
  ownerOf: (resource: LandingZoneResource) => string,
): Matches {
  const byKey = new Map<string, { resource: LandingZoneResource; rank: number }[]>();
  for (const resource of resources) {
    naturalKeysOf(resource, ownerOf(resource)).forEach((key, rank) => {
      byKey.set(key, [...(byKey.get(key) ?? []), { resource, rank }]);
    });
  }
  const pairs = things.flatMap((seen) =>
    naturalKeys(seen).flatMap((key, own) =>
      (byKey.get(key) ?? []).map(({ resource, rank }): Pair => {
        return { seen, resource, doubt: own + rank, likeness: likeness(seen, resource) };
      }),
    ),
  );
  const matched = new Map<Seen, LandingZoneResource>();
  const taken = new Set<LandingZoneResource>();
  const sorted = pairs.sort(surerFirst);
  for (const { seen, resource } of sorted) {
    if (matched.has(seen) || taken.has(resource)) continue;
    matched.set(seen, resource);
    taken.add(resource);
  }
  const candidates = new Map<Seen, LandingZoneResource>();
  for (const { seen, resource } of sorted)
    if (!matched.has(seen) && !candidates.has(seen)) candidates.set(seen, resource);
  return { matched, candidates };
}

function surerFirst(a: Pair, b: Pair): number {
  return a.doubt - b.doubt || b.likeness - a.likeness || (a.seen.id < b.seen.id ? -1 : 1);
}

function likeness(seen: Seen, resource: LandingZoneResource): number {
  const wanted: { readonly [name: string]: Value } = resource.properties;
  return Object.keys(wanted).filter((name) => same(wanted[name], seen.properties[name])).length;
}
