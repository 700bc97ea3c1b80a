// One account: what is written of it, completed from its environment, its business unit and the landing zone.
import { MANAGEMENT } from '@microaccounts/resources';
import type { Account, AccountNetwork, Estate } from '../estate';
import { servicesOf } from '../services';
import type { AccountEntry } from '../written/accountEntry';
import type { WrittenEstate } from '../written/estate';
import { defined, known, sorted, unique } from './names';
import { meantRoles } from './roles';
import { emailOf } from './template';
import { defaultStateUnit } from './values';

type Surroundings = Pick<Estate, 'services' | 'network' | 'organizationalUnits' | 'environments' | 'businessUnits'> & {
  readonly bundles: { readonly [name: string]: readonly string[] };
};

/** The meant account; null if it has no place in the estate, which an error says. */
export function meantAccount(entry: AccountEntry, estate: WrittenEstate, around: Surroundings): Account | null {
  const { key, businessUnit, settings } = entry;
  const zone = estate.landingZone.value;
  const state = settings.state ?? 'active';
  const environment = own(around.environments, settings.environment);
  const organizationalUnit = state === 'active' ? environment?.organizationalUnit : unitOfState(state, estate, around);
  if (environment === undefined || organizationalUnit === undefined || key === MANAGEMENT) return null;

  const regions = unique(settings.regions ?? zone.regions?.default ?? []).filter(
    (region) => estate.known.regions?.has(region) ?? true,
  );
  const unit = own(around.businessUnits, businessUnit);
  return {
    key,
    name: settings.name ?? key,
    email: emailOf(entry, zone.organization?.accountEmail) ?? '',
    businessUnit,
    environment: environment.name,
    owner: settings.owner ?? businessUnit,
    description: settings.description ?? '',
    contacts: { ...unit?.contacts, ...defined(settings.contacts) },
    costCenter: unit?.costCenter ?? null,
    organizationalUnit,
    segment: environment.segment,
    ring: environment.ring,
    regions,
    services: servicesOfAccount(entry, around),
    guardrails: known(settings.guardrails, estate.known.guardrails),
    network: networkOf(entry, estate, around, regions),
    roles: meantRoles(settings.roles),
    trustedAccounts: Object.fromEntries(
      Object.entries(settings.trustedAccounts ?? {})
        .filter(([trusted]) => trusted !== key && estate.known.accounts.has(trusted))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([trusted, services]) => [trusted, sorted(services)]),
    ),
    quotas: settings.quotas ?? {},
    tags: settings.tags ?? {},
    budget: budgetOf(entry, estate),
    state,
    id: settings.id ?? null,
  };
}

/** Default, plus allowed, less denied, plus foundation. */
function servicesOfAccount({ settings }: AccountEntry, { services, bundles }: Surroundings): string[] {
  const allowed = servicesOf([...services.default, ...(settings.services?.allow ?? [])], bundles);
  const denied = servicesOf(settings.services?.deny ?? [], bundles);
  return sorted([...[...allowed].filter((service) => !denied.has(service)), ...services.foundation]);
}

/**
 * By region. An account that writes `network` gets what it writes; one that does not gets the default tiers in those of
 * its regions that have a pool. The network account owns the VPCs, and gets nothing of them.
 */
function networkOf(
  { key, settings }: AccountEntry,
  estate: WrittenEstate,
  { network }: Surroundings,
  regions: readonly string[],
): { readonly [region: string]: AccountNetwork } {
  const written = settings.network;
  if (written === 'none' || estate.landingZone.value.coreAccounts?.network === key) return {};
  const tiers = new Set(network.vpc.tiers.map(({ name }) => name));
  const reachable = regions.filter((region) => Object.hasOwn(network.pools, region));
  if (written === undefined)
    return Object.fromEntries(
      network.defaultTiers.length === 0
        ? []
        : reachable.map((region) => [region, { tiers: network.defaultTiers, dedicated: {} }]),
    );
  return Object.fromEntries(
    Object.entries(written)
      .filter(([region]) => reachable.includes(region))
      .map(([region, wanted]) => {
        const dedicated = Object.entries(wanted?.dedicated ?? {}).filter(([tier]) => tiers.has(tier));
        const shared = wanted?.tiers ?? (dedicated.length === 0 ? network.defaultTiers : []);
        return [region, { tiers: known(shared, tiers), dedicated: Object.fromEntries(dedicated) }];
      }),
  );
}

function unitOfState(
  state: 'suspended' | 'closed',
  { landingZone }: WrittenEstate,
  { organizationalUnits }: Surroundings,
): string | undefined {
  const path = landingZone.value.states?.[state]?.organizationalUnit ?? defaultStateUnit;
  return organizationalUnits.some((unit) => unit.path === path) ? path : undefined;
}

function budgetOf({ settings }: AccountEntry, { landingZone }: WrittenEstate): Account['budget'] {
  const monthlyUsd = settings.budget?.monthlyUsd ?? landingZone.value.baseline?.budget?.monthlyUsd;
  return monthlyUsd === undefined ? null : { monthlyUsd };
}

function own<T>(map: { readonly [name: string]: T }, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}
