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
      const candidates = byKey.get(key);
      if (candidates === undefined) byKey.set(key, [{ resource, rank }]);
      else candidates.push({ resource, rank });
    });
  }
  const pairs: Pair[] = [];
  const only = new Map<Seen | LandingZoneResource, Seen | LandingZoneResource>();
  const contested = new Set<Seen | LandingZoneResource>();
  const note = (one: Seen | LandingZoneResource, other: Seen | LandingZoneResource): void => {
    const known = only.get(one);
    if (known === undefined) only.set(one, other);
    else if (known !== other) contested.add(one);
  };
  for (const seen of things)
    naturalKeys(seen).forEach((key, own) => {
      for (const { resource, rank } of byKey.get(key) ?? []) {
        pairs.push({ seen, resource, doubt: own + rank, likeness: 0 });
        note(seen, resource);
        note(resource, seen);
      }
    });
  // Where nothing else would do, it does not matter how like they are.
  const judged = pairs.map((pair) =>
    contested.has(pair.seen) || contested.has(pair.resource)
      ? { ...pair, likeness: likeness(pair.seen, pair.resource) }
      : pair,
  );
  const matched = new Map<Seen, LandingZoneResource>();
  const taken = new Set<LandingZoneResource>();
  const sorted = judged.sort(surerFirst);
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
