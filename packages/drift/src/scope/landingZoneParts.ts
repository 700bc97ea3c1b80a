// A landing zone as the drift job looks at it: where to look, and what is expected in each part, made when it is asked for.
import { organizationResources } from '@microaccounts/account-factory';
import {
  accountStack,
  baselineStack,
  ORGANIZATION_STACK,
  regionalNetworkResources,
  resources,
  stackResources,
  type LandingZone,
} from '@microaccounts/landing-zone';
import type { LandingZoneResource } from '@microaccounts/resources';
import type { PartedExpectation, Places } from '../expectation';
import { tierOf, type Tier } from './scope';

/** Where a landing zone is. */
export function placesOf({ estate }: LandingZone): Places {
  const { organization, accounts, regions, coreAccounts } = estate;
  return {
    accounts: accounts.map(({ key, state, regions: own }) => ({ key, state, regions: own })),
    regions: regions.available,
    homeRegion: organization.homeRegion,
    networkAccount: coreAccounts.network,
    managementAccountId: organization.managementAccountId,
  };
}

/** All that is expected of a landing zone: what its stacks hold, and what its organization needs turned on beforehand. */
export function expectedResources(landingZone: LandingZone): LandingZoneResource[] {
  return [...organizationResources(), ...resources(landingZone).filter(isRead(landingZone))];
}

/** Whether the job reads a resource: inside of an account that is not in use nothing is, and its contacts are read with that. */
function isRead({ estate }: LandingZone): (resource: LandingZoneResource) => boolean {
  const inUse = new Set(estate.accounts.flatMap(({ key, state }) => (state === 'active' ? [key] : [])));
  return ({ kind, account }) => kind !== 'alternate-contact' || inUse.has(account);
}

/** The same part by part. */
export function partedExpectation(landingZone: LandingZone): PartedExpectation {
  const places = placesOf(landingZone);
  const isLookedAt = isRead(landingZone);
  const declared = new Set(landingZone.stacks.map(({ name }) => name));
  const inStack = (name: string): LandingZoneResource[] =>
    declared.has(name) ? stackResources(landingZone, name) : [];
  const ofTier = (tier: Tier, resources: readonly LandingZoneResource[]): LandingZoneResource[] =>
    resources.filter(({ kind }) => tierOf(kind) === tier);
  return {
    ...places,
    organization: () =>
      ofTier('organization', [
        ...organizationResources(),
        ...inStack(ORGANIZATION_STACK),
        ...places.accounts.flatMap(({ key }) => inStack(accountStack(key))),
      ]),
    network: (region) => ofTier('network', regionalNetworkResources(landingZone, region)),
    // Its contacts are of the stack that vends it.
    baseline: (account) =>
      ofTier('accounts', [...inStack(accountStack(account)), ...inStack(baselineStack(account))]).filter(isLookedAt),
  };
}
