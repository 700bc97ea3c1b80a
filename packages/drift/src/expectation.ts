// What the drift job holds AWS against: the desired resources and where to look for them.
import type { LandingZoneResource } from '@microaccounts/resources';
import { tierOf } from './scope/scope';

export interface ExpectedAccount {
  readonly key: string;
  /** Only an active account has a baseline; of others only the account and what is attached to it is looked at. */
  readonly state: 'active' | 'suspended' | 'closed';
  /** Where its baseline is. */
  readonly regions: readonly string[];
}

/** Where to look. */
export interface Places {
  readonly accounts: readonly ExpectedAccount[];
  /** Where the network account may have networks. */
  readonly regions: readonly string[];
  /** From where the services without regions (Organizations, IAM) are called. */
  readonly homeRegion: string;
  /** Key of the account that owns the networks. */
  readonly networkAccount: string;
  readonly managementAccountId: string;
}

/** With all desired resources at once. */
export interface Expectation extends Places {
  readonly resources: readonly LandingZoneResource[];
}

/**
 * With the desired resources of one part at a time, each made when it is asked for: those of thousands of accounts need not
 * be in memory together.
 */
export interface PartedExpectation extends Places {
  /** What is in the management account: units, policies, accounts, attachments. */
  organization(): readonly LandingZoneResource[];
  /** What the network account holds in a region, for whichever account it is. */
  network(region: string): readonly LandingZoneResource[];
  /** What is inside of an account. */
  baseline(account: string): readonly LandingZoneResource[];
}

/** The same, part by part. */
export function parted(expectation: Expectation | PartedExpectation): PartedExpectation {
  if (!('resources' in expectation)) return expectation;
  const organization: LandingZoneResource[] = [];
  const networks = new Map<string, LandingZoneResource[]>();
  const baselines = new Map<string, LandingZoneResource[]>();
  for (const resource of expectation.resources) {
    const tier = tierOf(resource.kind);
    if (tier === 'organization') organization.push(resource);
    else if (tier === 'network') put(networks, resource.region ?? '', resource);
    else put(baselines, resource.account, resource);
  }
  return {
    ...expectation,
    organization: () => organization,
    network: (region) => networks.get(region) ?? [],
    baseline: (account) => baselines.get(account) ?? [],
  };
}

/** The same with resources beyond it, in the places where these are: of what it has already, at the same address, none. */
export function including(expectation: Expectation, resources: readonly LandingZoneResource[]): Expectation {
  const known = new Set(expectation.resources.map(({ address }) => address));
  const more = resources.filter(({ address }) => !known.has(address));
  if (more.length === 0) return expectation;
  const regionsOf = (is: (resource: LandingZoneResource) => boolean): string[] =>
    more.flatMap((resource) => (resource.region !== null && is(resource) ? [resource.region] : []));
  const networks = regionsOf(({ kind }) => tierOf(kind) === 'network');
  return {
    ...expectation,
    resources: [...expectation.resources, ...more],
    regions: [...new Set([...expectation.regions, ...networks])],
    accounts: expectation.accounts.map((account) => {
      const inside = regionsOf((resource) => tierOf(resource.kind) === 'accounts' && resource.account === account.key);
      return { ...account, regions: [...new Set([...account.regions, ...inside])] };
    }),
  };
}

function put<T>(into: Map<string, T[]>, key: string, item: T): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [item]);
  else list.push(item);
}
