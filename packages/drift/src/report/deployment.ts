// What was deployed last, and what of a difference is therefore no drift but waits for its deployment.
import { resourceDigests, type Difference } from '@microaccounts/landing-zone';
import type { LandingZoneResource, Resource, Value } from '@microaccounts/resources';
import type { Ids } from '../identify/registry';
import { isCalled } from './formerAddress';
import { wordings } from './wordings';

/** What a stack says of its last whole run. */
export interface DeployedStack {
  /** Of all its resources, or a word that is no digest: then it was deployed, and must not be as it is. */
  readonly digest: string;
  /** Address → short digest of each resource that it deployed. */
  readonly resources: { readonly [address: string]: string };
  /** Addresses that the files no longer had and that it kept. */
  readonly leftovers: readonly string[];
}

/** What was deployed last, to tell drift from what is merged and waits for its deployment. */
export interface Deployment {
  /** What each stack was last deployed with; null if that is not known, and then everything is judged as drift. */
  readonly deployed: ReadonlyMap<string, DeployedStack> | null;
  /** The digest of the stack's desired resources; null for a stack that the files do not have. */
  readonly digestOf: (stack: string) => string | null;
}

/** How one thing stands to what was deployed: whether each of its differences is drift, or waits. */
export interface Standing {
  readonly waits: (difference: Difference) => boolean;
  /** Whether the files have changed it since, and AWS has it neither as they say nor as it was deployed. */
  readonly isNeither: boolean;
}

const DRIFT: Standing = { waits: () => false, isNeither: false };
const WAITS: Standing = { waits: () => true, isNeither: false };

export interface Known {
  readonly deployment: Deployment;
  /** Addresses of everything desired. */
  readonly desired: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, Ids>;
}

/**
 * Judges each difference by what its resource was deployed as. A stack of which nothing waits is not looked into: a digest is
 * made only of what differs.
 */
export class Waiting {
  private readonly current = new Map<string, boolean>();
  private readonly gone = new Map<string, readonly string[]>();
  /** Addresses at which something lies in AWS under another name, as it was deployed. */
  private readonly formerlyAt = new Set<string>();

  constructor(
    private readonly known: Known,
    differences: readonly Difference[],
  ) {
    for (const { kind, resource } of differences) {
      const former = kind === 'unmanaged' ? this.formerAddress(resource) : undefined;
      if (former !== undefined) this.formerlyAt.add(former);
    }
  }

  /** @param differences all that differs at one address */
  standing(differences: readonly Difference[]): Standing {
    const [first] = differences;
    const { deployed } = this.known.deployment;
    if (first === undefined || deployed === null) return DRIFT;
    const { resource, kind } = first;
    const stack = deployed.get(resource.stack);
    if (kind === 'unmanaged') return this.formerAddress(resource) === undefined ? DRIFT : WAITS;
    if (this.isCurrent(resource.stack)) return DRIFT;
    const was = stack?.resources[resource.address];
    // Nobody ever deployed it: whatever AWS has there is not the files' doing yet.
    if (was === undefined) return WAITS;
    if (was === digestOf(resource)) return DRIFT;
    if (kind === 'missing') return this.formerlyAt.has(resource.address) ? WAITS : DRIFT;
    const changed = changedSince(was, resource, differences, this.known.ids);
    if (changed === undefined) return { ...DRIFT, isNeither: true };
    return { waits: ({ property }) => property !== undefined && changed.has(property), isNeither: false };
  }

  /** Where something that no file declares was deployed, if it was: it then waits for its removal, or for its new name. */
  private formerAddress(thing: Resource): string | undefined {
    const { deployment, desired } = this.known;
    const stack = deployment.deployed?.get(thing.stack);
    // Of a stack that no file has, nothing is removed.
    if (stack === undefined || deployment.digestOf(thing.stack) === null) return undefined;
    const gone = this.goneFrom(thing.stack, stack);
    const byName = gone.find((address) => isCalled(thing, address));
    if (byName !== undefined || this.isCurrent(thing.stack)) return byName;
    const renamed = Object.keys(stack.resources).filter((address) => desired.has(address));
    return [...gone, ...renamed].find((address) => stack.resources[address] === digestOf({ ...thing, address }));
  }

  private goneFrom(name: string, { resources, leftovers }: DeployedStack): readonly string[] {
    const known = this.gone.get(name);
    if (known !== undefined) return known;
    const { desired } = this.known;
    const had = this.isCurrent(name) ? leftovers : [...Object.keys(resources), ...leftovers];
    const gone = had.filter((address) => !desired.has(address));
    this.gone.set(name, gone);
    return gone;
  }

  private isCurrent(stack: string): boolean {
    const known = this.current.get(stack);
    if (known !== undefined) return known;
    const { deployed, digestOf: desired } = this.known.deployment;
    const digest = desired(stack);
    const isCurrent = digest === null || deployed?.get(stack)?.digest === digest;
    this.current.set(stack, isCurrent);
    return isCurrent;
  }
}

/** More combinations than these are not tried. */
const MOST = 4096;

/**
 * The properties that the files have changed since a resource was deployed, where AWS has those as they were deployed. Only a
 * digest of the deployed resource is known: each of the properties that differ was deployed either as AWS has it or as
 * the files have it, and the combination that has the digest tells which. Undefined if none has: then one of them is as
 * neither says.
 */
function changedSince(
  was: string,
  resource: Resource,
  differences: readonly Difference[],
  ids: ReadonlyMap<string, Ids>,
): ReadonlySet<string> | undefined {
  const choices = differences.map(({ property = '', expected = null, actual = null }) => [
    { property, value: expected, isChanged: false },
    ...wordings(resource, property, actual, ids).map((value) => ({ property, value, isChanged: true })),
  ]);
  if (choices.reduce((product, { length }) => product * length, 1) > MOST) return undefined;
  let combinations: (typeof choices)[number][] = [[]];
  for (const some of choices) combinations = combinations.flatMap((chosen) => some.map((one) => [...chosen, one]));
  const found = combinations.find((chosen) => {
    const values = Object.fromEntries(chosen.map(({ property, value }) => [property, value]));
    return was === digestOf({ ...resource, properties: { ...resource.properties, ...values } });
  });
  return found && new Set(found.flatMap(({ property, isChanged }) => (isChanged ? [property] : [])));
}

function digestOf(resource: Resource<string, { readonly [name: string]: Value }>): string | undefined {
  return resourceDigests([resource as LandingZoneResource])[resource.address];
}
