// What AWS made for runs that came to no end, and no state knows of: the answer was lost, and then the files were changed. It
// is taken over into the state, so that the run which follows deletes it like anything else that the files no longer have.
import { ROLE_ATTACHMENT, ROLE_POLICY, roleAttachmentName } from '@microaccounts/policies/imports';
import {
  references,
  same,
  type Kind,
  type LandingZoneResource,
  type OfKind,
  type Reference,
  type Value,
} from '@microaccounts/resources';
import { resourcesDigest } from '../plan/resources';
import type { StackSpec } from '../plan/stackSpec';
import { importOf } from './imports';
import { isOurs } from './ownership';
import { importableNames } from './registeredNames';
import type { ExistingResources } from './lookUp';
import type { Standing } from './stackStates';

/** What the program protects never goes, so it is not taken over either: `drift` tells of it. */
const PROTECTED: ReadonlySet<Kind> = new Set<Kind>(['account', 'transit-gateway']);

export interface WithOrphans {
  /** The stack with what AWS has beyond it. */
  readonly spec: StackSpec;
  /** What that refers to in other stacks, which may publish it no more: ids by `<address>#<attribute>`. */
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * The stack as it has to be run before anything else, where AWS has something of what was abandoned that the state does not
 * hold; null where it has nothing.
 */
export function withOrphans(
  spec: StackSpec,
  { abandoned, held, pending }: Pick<Standing, 'abandoned' | 'held' | 'pending'>,
  existing: ExistingResources,
): WithOrphans | null {
  const own = abandoned.filter(({ stack, kind }) => stack === spec.name && !PROTECTED.has(kind));
  const now = new Map(spec.resources.map((resource) => [resource.address, resource]));
  const known = new Set([...held, ...spec.resources.flatMap(importableNames)]);
  const orphans = own.filter(
    (resource) => isOurs(resource, existing, pending) && isOrphan(resource, now.get(resource.address), known, existing),
  );
  if (orphans.length === 0) return null;
  const added = withNeeds(orphans, own, now, existing);
  const addresses = new Set([...now.keys(), ...added.keys()]);
  const isKnown = ({ ref, attribute }: Reference): boolean =>
    addresses.has(ref) || existing.get(ref)?.ids[attribute] !== undefined;
  const restored = [...added.values()]
    .map((resource) => asFarAsKnown(resource, isKnown, existing))
    // The subnets of a tier lie in its zones in the order in which they are registered.
    .sort((a, b) => a.address.localeCompare(b.address, 'en', { numeric: true }));
  const resources = inOrder([...spec.resources.filter(({ address }) => !added.has(address)), ...restored]);
  return {
    spec: { ...spec, resources, digest: resourcesDigest(resources) },
    ids: idsOf(restored, addresses, existing),
  };
}

/** Whether AWS has the resource, or a part of it, without the state holding it or the files saying so. */
function isOrphan(
  resource: LandingZoneResource,
  now: LandingZoneResource | undefined,
  known: ReadonlySet<string>,
  existing: ExistingResources,
): boolean {
  const found = existing.get(resource.address);
  if (found === undefined) return false;
  const parts = importOf(resource, (address) => existing.get(address)).map(({ type, name }) => `${type}::${name}`);
  if (parts.some((name) => !known.has(name))) return true;
  return resource.kind === 'role' && hasMore(resource, now?.kind === 'role' ? now : null, found.properties, known);
}

/** Whether a role has a policy that the abandoned files gave it and these do not: policies are no imports of their own. */
function hasMore(
  { properties: { name, managedPolicies, inlinePolicies } }: OfKind<'role'>,
  now: OfKind<'role'> | null,
  found: object,
  known: ReadonlySet<string>,
): boolean {
  const there = found as OfKind<'role'>['properties'];
  const isIn = (policies: readonly unknown[], policy: unknown): boolean => policies.some((one) => same(one, policy));
  return (
    managedPolicies.some(
      (policy) =>
        !isIn(now?.properties.managedPolicies ?? [], policy) &&
        isIn(there.managedPolicies, policy) &&
        !known.has(`${ROLE_ATTACHMENT}::${roleAttachmentName(name, policy)}`),
    ) ||
    Object.keys(inlinePolicies).some(
      (policy) =>
        !(policy in (now?.properties.inlinePolicies ?? {})) &&
        policy in there.inlinePolicies &&
        !known.has(`${ROLE_POLICY}::${name}/${policy}`),
    )
  );
}

/** The orphans, by address, with what of the abandoned they refer to and AWS has; awsx lays out the subnets of a VPC together. */
function withNeeds(
  orphans: readonly LandingZoneResource[],
  abandoned: readonly LandingZoneResource[],
  now: ReadonlyMap<string, LandingZoneResource>,
  existing: ExistingResources,
): Map<string, LandingZoneResource> {
  const added = new Map<string, LandingZoneResource>();
  const others = new Map(abandoned.filter(({ address }) => !now.has(address)).map((one) => [one.address, one]));
  const add = (resource: LandingZoneResource): void => {
    if (added.has(resource.address)) return;
    added.set(resource.address, resource);
    for (const { ref } of references(resource.properties)) {
      const needed = others.get(ref);
      if (needed !== undefined && existing.has(ref)) add(needed);
    }
    const vpc = layoutOf(resource);
    if (vpc !== null) for (const other of others.values()) if (layoutOf(other) === vpc) add(other);
  };
  orphans.forEach(add);
  return added;
}

/** The address of the VPC with which awsx makes a resource; null of anything else. */
function layoutOf(resource: LandingZoneResource): string | null {
  switch (resource.kind) {
    case 'vpc':
      return resource.address;
    case 'subnet':
    case 'route-table':
    case 'internet-gateway':
      return resource.properties.vpc?.ref ?? null;
    default:
      return null;
  }
}

/** What it was to be; where that refers to what is not there, as AWS has it. */
function asFarAsKnown(
  resource: LandingZoneResource,
  isKnown: (reference: Reference) => boolean,
  existing: ExistingResources,
): LandingZoneResource {
  const found = (existing.get(resource.address)?.properties ?? {}) as { readonly [name: string]: Value };
  const wanted: { readonly [name: string]: Value } = resource.properties;
  const properties: { [name: string]: Value } = {};
  for (const [name, value] of Object.entries(wanted))
    properties[name] = references(value).every(isKnown) ? value : (found[name] ?? value);
  return { ...resource, properties } as unknown as LandingZoneResource;
}

function idsOf(
  resources: readonly LandingZoneResource[],
  own: ReadonlySet<string>,
  existing: ExistingResources,
): { readonly [reference: string]: string } {
  const found = resources.flatMap(({ properties }) =>
    references(properties).flatMap(({ ref, attribute }): [string, string][] => {
      const id = own.has(ref) ? undefined : existing.get(ref)?.ids[attribute];
      return id === undefined ? [] : [[`${ref}#${attribute}`, id]];
    }),
  );
  return Object.fromEntries(found);
}

/** Each after those that it refers to, otherwise as they come. */
function inOrder(resources: readonly LandingZoneResource[]): LandingZoneResource[] {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const ordered = new Set<LandingZoneResource>();
  const visited = new Set<LandingZoneResource>();
  const visit = (resource: LandingZoneResource): void => {
    if (visited.has(resource)) return;
    visited.add(resource);
    for (const { ref } of references(resource.properties)) {
      const needed = byAddress.get(ref);
      if (needed !== undefined) visit(needed);
    }
    ordered.add(resource);
  };
  resources.forEach(visit);
  return [...ordered];
}
