// What one stack's program needs to know of the landing zone: plain JSON, small enough for a worker process.
import { canonicalJson, digest, type LandingZoneResource } from '@microaccounts/resources';
import type { LandingZone, StackKind } from './landingZone';
import { resourcesDigest, stackResources } from './resources';

export interface StackSpec {
  readonly name: string;
  readonly kind: StackKind;
  /** Key of the account that the stack is about; null for `organization` and the networks. */
  readonly account: string | null;
  readonly region: string | null;
  /** What it holds, each resource after those of the same stack that it refers to. */
  readonly resources: readonly LandingZoneResource[];
  /** Of `resources`: see `stackDigest`. */
  readonly digest: string;
  readonly managementAccountId: string;
  readonly homeRegion: string;
  /** Key of the account that owns the networks. */
  readonly networkAccount: string;
}

/**
 * The spec of the stack called `name`.
 * @throws RangeError if the landing zone has no such stack.
 */
export function stackSpec(landingZone: LandingZone, name: string): StackSpec {
  const stack = landingZone.stacks.find((candidate) => candidate.name === name);
  if (stack === undefined) throw new RangeError(`no stack \`${name}\` in this landing zone`);
  const { organization, coreAccounts } = landingZone.estate;
  const resources = stackResources(landingZone, name);
  return {
    name,
    kind: stack.kind,
    account: stack.account,
    region: stack.region,
    resources,
    digest: resourcesDigest(resources),
    managementAccountId: organization.managementAccountId,
    homeRegion: organization.homeRegion,
    networkAccount: coreAccounts.network,
  };
}

/** A short digest of each resource, by address: 12 hexadecimal digits, enough to tell two versions of one resource apart. */
export function resourceDigests(resources: readonly LandingZoneResource[]): { readonly [address: string]: string } {
  return Object.fromEntries(
    resources.map((resource) => [resource.address, digest(canonicalJson(resource)).slice(0, 12)]),
  );
}
