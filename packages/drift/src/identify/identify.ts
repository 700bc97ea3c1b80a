// Turns what readers saw in AWS into resources at addresses, by natural keys and nothing else.
import {
  MANAGEMENT,
  type LandingZoneResource,
  type ObservedResource,
  type Resource,
  type Value,
} from '@microaccounts/resources';
import { byKind, idOf, inOrder, type Observed } from './kindOrder';
import { match } from './matching';
import { inWordsOf, recognised, recognisedWhenAsked } from './normalForm';
import { ownerOf, placeOf, type Seen } from './owner';
import { Registry, type Ids, type Known } from './registry';
import { strayAddress } from './strayAddress';

/** What must be known of an organization beforehand. */
export interface Owners {
  readonly managementAccountId: string;
  /** Id of the organization's root. */
  readonly root: string;
  /** Key of the account that owns the networks. */
  readonly networkAccount: string;
}

export interface Identified {
  /** In normal form, sorted by address. What nobody declares has an address of its own, which none of `desired` has. */
  readonly resources: Resource[];
  /** AWS's ids by address. */
  readonly ids: ReadonlyMap<string, Ids>;
  /** Addresses of things that nobody declares → the address whose resource they would do for, had not another done better. */
  readonly candidates: ReadonlyMap<string, string>;
  /** The same for those that are identified after these. */
  readonly known: Known;
}

/**
 * Pure: the same things in any order give the same resources. `known` tells of what is no part of `observed` and may be
 * referred to.
 */
export function identify(
  observed: readonly ObservedResource[],
  desired: readonly LandingZoneResource[],
  owners: Owners,
  known: Known | null = null,
): Identified {
  const registry = new Registry(owners.root, known);
  const reserved = new Set(desired.map(({ address }) => address));
  const ownerKey = (accountId: string): string =>
    accountId === owners.managementAccountId
      ? MANAGEMENT
      : (registry.addressOf(accountId)?.slice('account/'.length) ?? accountId);
  const candidates = new Map<string, string>();
  const found: { address: string; thing: Observed; resource: LandingZoneResource | undefined; seen: Seen }[] = [];

  const wantedOf = byKind(desired);
  for (const group of inOrder(observed)) {
    const things = new Map(group.map((thing) => [seenOf(thing, ownerKey(thing.accountId), registry), thing]));
    const kind = group[0]?.kind;
    const ofKind = (kind === undefined ? undefined : wantedOf.get(kind)) ?? [];
    const matches = match([...things.keys()], ofKind, (resource) => ownerOf(resource, owners.networkAccount));
    for (const [seen, thing] of things) {
      const resource = matches.matched.get(seen);
      const address = resource?.address ?? unused(strayAddress(seen), seen.id, reserved);
      reserved.add(address);
      const meant = matches.candidates.get(seen);
      if (meant !== undefined) candidates.set(address, meant.address);
      registry.add(address, thing.kind, thing.ids);
      found.push({ address, thing, resource, seen });
    }
  }
  for (const resource of desired) if (!registry.ids.has(resource.address)) registry.miss(resource);
  // Only now: properties refer to things of any kind.
  const resources = found.map(({ address, thing, resource, seen }): Resource => {
    const { kind, region, properties: raw } = thing;
    if (resource === undefined)
      return { kind, address, ...placeOf(seen), region, properties: recognised(registry, raw) };
    const wanted: { readonly [name: string]: Value } = resource.properties;
    return { ...resource, properties: inWordsOf(wanted, registry, raw) };
  });
  const sorted = resources.sort((a, b) => (a.address < b.address ? -1 : 1));
  return { resources: sorted, ids: registry.ids, candidates, known: registry };
}

function seenOf(thing: Observed, owner: string, registry: Registry): Seen {
  const { kind, region, properties } = thing;
  return { kind, owner, region, id: idOf(thing), properties: recognisedWhenAsked(registry, properties) };
}

function unused(address: string, id: string, reserved: ReadonlySet<string>): string {
  return reserved.has(address) ? `${address} (${id})` : address;
}
