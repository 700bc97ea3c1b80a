// Whether what AWS has, and a state lacks, was made by a run of the landing zone. What somebody made by hand may be the very
// reason why a run failed: nobody has asked for that to be changed, let alone deleted.
import { MANAGED_BY, type Kind, type LandingZoneResource, type Tags } from '@microaccounts/resources';
import { importableNames } from './registeredNames';
import type { ExistingResources } from './lookUp';

/**
 * What has no tags and is ours all the same: nobody else gives a policy a name that follows from its text, attaches it, or says
 * what one of our shares shares.
 */
const OURS: ReadonlySet<Kind> = new Set<Kind>([
  'scp',
  'scp-attachment',
  'resource-association',
  'principal-association',
]);

/** Whether it was certainly made by a run: the engine saw no end of the making, or it says so itself. */
export function isOurs(
  resource: LandingZoneResource,
  existing: ExistingResources,
  pending: ReadonlySet<string>,
): boolean {
  if (OURS.has(resource.kind) || importableNames(resource).some((name) => pending.has(name))) return true;
  return isTagged(resource) && isMarked(resource, existing);
}

/** Whether it may be taken over where the files have it: nothing speaks against that. */
export function mayBeOurs(
  resource: LandingZoneResource,
  existing: ExistingResources,
  pending: ReadonlySet<string>,
): boolean {
  // The tags of an account are not looked at, and it is told by its e-mail address, which no other has.
  return resource.kind === 'account' || !isTagged(resource) || isOurs(resource, existing, pending);
}

function isTagged({ properties }: LandingZoneResource): boolean {
  return 'tags' in properties;
}

function isMarked({ address }: LandingZoneResource, existing: ExistingResources): boolean {
  const { tags } = (existing.get(address)?.properties ?? {}) as { readonly tags?: Tags };
  return Object.entries(MANAGED_BY).every(([key, value]) => tags?.[key] === value);
}
