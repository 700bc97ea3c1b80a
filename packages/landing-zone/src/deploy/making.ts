// What a run of a stack is about to make, written into its state before anything is made: of what AWS made although its answer
// was lost, nothing else tells once the files are others.
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, references, same, type LandingZoneResource, type Reference } from '@microaccounts/resources';
import { resourceDigests, type StackSpec } from '../plan/stackSpec';
import type { Deployed } from './deployed';
import type { Held } from './engine';
import { REVISION_TYPE, revisionOf } from './revision';

export interface Making {
  /** The revision over which it is made; null if the stack was never deployed to its end; nothing if nobody knows. */
  readonly over?: string | null;
  /** With whatever they refer to, in other stacks, too: without that, nothing in AWS is known for what it is. */
  readonly resources: readonly LandingZoneResource[];
}

/**
 * Of a stack everything that is not as it was deployed last. `resourceAt` gives the resource of another stack to which one of
 * this stack refers.
 */
export function makingOf(
  spec: StackSpec,
  deployed: Deployed | null,
  resourceAt: (reference: Reference) => LandingZoneResource | undefined,
): Making {
  const now = resourceDigests(spec.resources);
  const own = new Map(spec.resources.map((resource) => [resource.address, resource]));
  const made = new Map<string, LandingZoneResource>();
  const add = (resource: LandingZoneResource | undefined): void => {
    if (resource === undefined || made.has(resource.address)) return;
    made.set(resource.address, resource);
    for (const reference of references(resource.properties)) add(own.get(reference.ref) ?? resourceAt(reference));
  };
  for (const resource of spec.resources)
    if (deployed?.resources[resource.address] !== now[resource.address]) add(resource);
  return { over: deployed === null ? null : revisionOf(deployed.digest), resources: [...made.values()] };
}

/** As a stack's state has it: JSON, compressed, in base64. */
export function writtenMaking(making: Making): string {
  return gzipSync(canonicalJson({ ...making })).toString('base64');
}

/** What a run wrote down; null of one that wrote nothing that is understood here. */
export function readMaking(written: unknown): Making | null {
  if (typeof written !== 'string') return null;
  try {
    const { over, resources } = JSON.parse(gunzipSync(Buffer.from(written, 'base64')).toString()) as Making;
    return Array.isArray(resources) ? { ...(over === undefined ? {} : { over }), resources } : null;
  } catch {
    return null;
  }
}

/**
 * What runs of a stack were about to make that came to no end, so far as the files do not say the same of it now; and what of
 * other stacks that refers to. Runs over what is deployed no more are not among them: what became of these, the last whole run
 * has settled.
 */
export function abandonedIn(
  held: readonly Held[],
  deployed: Deployed | null,
  spec: StackSpec,
): readonly LandingZoneResource[] {
  const current = deployed === null ? null : revisionOf(deployed.digest);
  const now = new Map(spec.resources.map((resource) => [resource.address, resource]));
  const found = new Map<string, LandingZoneResource>();
  for (const { type, name, outputs } of held) {
    if (type !== REVISION_TYPE || name === current) continue;
    const making = readMaking(outputs?.['making']);
    if (making === null || (making.over !== undefined && making.over !== current)) continue;
    for (const resource of making.resources)
      if (!same(now.get(resource.address) ?? null, resource)) found.set(resource.address, resource);
  }
  return [...found.values()];
}
