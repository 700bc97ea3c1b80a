// One account: what is written of it, completed from its environment, its business unit and the landing zone.
import { MANAGEMENT } from '@microaccounts/resources';
import type { Account } from '../estate';
import type { Path } from '../spot';
import type { AccountEntry } from '../written/accountEntry';
import type { WrittenEstate } from '../written/estate';
import { networkOfAccount } from './accountNetwork';
import { knownOf, namesOf, own } from './names';
import { sourcedContacts } from './organization';
import {
  builtIn,
  fromAccount,
  fromAccountKey,
  fromBuiltIn,
  fromFolder,
  fromValue,
  written,
  type From,
  type Sourced,
} from './origin';
import { mapOf, unrecorded, type Recorder } from './recorder';
import { meantRoles } from './roles';
import { servicesOfAccount } from './services';
import type { Surroundings } from './surroundings';
import { sourcedEmail } from './template';
import { defaultHeal, defaultState, defaultStateUnit } from './values';

/**
 * The meant account; null if it has no place in the estate, which an error says. Every value of it is taken out of one
 * that knows its origin, so that what `record` keeps cannot be of another value.
 */
export function meantAccount(
  entry: AccountEntry,
  estate: WrittenEstate,
  around: Surroundings,
  record: Recorder = unrecorded,
): Account | null {
  const { settings } = entry;
  const { landingZone } = estate;
  const from = (...path: Path): From => fromAccount(entry, ...path);
  const state = written(settings.state, from('state')) ?? builtIn(defaultState);
  const environment = own(around.environments, settings.environment);
  const organizationalUnit =
    state.value === 'active' ? environment?.organizationalUnit : unitOfState(state.value, estate, around);
  if (environment === undefined || organizationalUnit === undefined || entry.key === MANAGEMENT) return null;

  const key = { value: entry.key, from: fromAccountKey(entry) };
  const businessUnit = { value: entry.businessUnit, from: fromFolder(entry) };
  const template = written(
    landingZone.value.organization?.accountEmail,
    fromValue(landingZone, 'organization', 'accountEmail'),
  );
  const unit = own(around.businessUnits, entry.businessUnit);
  const contacts = { ...unit?.contacts, ...sourcedContacts(settings.contacts, (kind) => from('contacts', kind)) };
  const regions = regionsOf(entry, estate, record);
  return {
    key: record.take('key', key),
    name: record.take('name', written(settings.name, from('name')) ?? key),
    email: record.take('email', sourcedEmail(entry, template) ?? builtIn('')),
    businessUnit: record.take('businessUnit', businessUnit),
    environment: record.take('environment', { value: environment.name, from: from('environment') }),
    owner: record.take('owner', written(settings.owner, from('owner')) ?? businessUnit),
    description: record.take('description', written(settings.description, from('description')) ?? builtIn('')),
    contacts: mapOf(
      record,
      'contacts',
      Object.entries(contacts).map(([kind, address]) => [kind, (inside) => inside.take(kind, address)]),
      settings.contacts === undefined ? fromBuiltIn : from('contacts'),
    ),
    costCenter: record.take('costCenter', unit?.costCenter ?? builtIn(null)),
    organizationalUnit: record.take('organizationalUnit', organizationalUnit),
    segment: record.take('segment', environment.segment),
    ring: record.take('ring', environment.ring),
    regions,
    services: servicesOfAccount(entry, around.services, record),
    guardrails: record.set(
      'guardrails',
      knownOf(
        namesOf(settings.guardrails, (index) => from('guardrails', index)),
        estate.known.guardrails,
      ),
      settings.guardrails === undefined ? fromBuiltIn : from('guardrails'),
    ),
    network: networkOfAccount(entry, estate, around, regions, record),
    roles: meantRoles(settings.roles, (...path) => from('roles', ...path), record),
    trustedAccounts: trustedAccountsOf(entry, estate, record),
    quotas: copied('quotas', settings.quotas, from, record),
    tags: copied('tags', settings.tags, from, record),
    budget: budgetOf(entry, estate, record),
    drift: { heal: record.at('drift').take('heal', healOf(entry, estate)) },
    state: record.take('state', state),
    id: record.take('id', written<string | null>(settings.id, from('id')) ?? builtIn(null)),
  };
}

function regionsOf(entry: AccountEntry, { landingZone, known }: WrittenEstate, record: Recorder): string[] {
  const asked = entry.settings.regions;
  const names =
    asked === undefined
      ? namesOf(landingZone.value.regions?.default, (index) => fromValue(landingZone, 'regions', 'default', index))
      : namesOf(asked, (index) => fromAccount(entry, 'regions', index));
  const empty = asked === undefined ? fromValue(landingZone, 'regions', 'default') : fromAccount(entry, 'regions');
  return record.list('regions', knownOf(names, known.regions), empty);
}

function unitOfState(
  state: 'suspended' | 'closed',
  { landingZone }: WrittenEstate,
  { organizationalUnits }: Surroundings,
): Sourced<string> | undefined {
  const unit =
    written(
      landingZone.value.states?.[state]?.organizationalUnit,
      fromValue(landingZone, 'states', state, 'organizationalUnit'),
    ) ?? builtIn(defaultStateUnit);
  return organizationalUnits.some(({ path }) => path === unit.value) ? unit : undefined;
}

function trustedAccountsOf(
  entry: AccountEntry,
  { known }: WrittenEstate,
  record: Recorder,
): Account['trustedAccounts'] {
  const { trustedAccounts } = entry.settings;
  const from = (...path: Path): From => fromAccount(entry, 'trustedAccounts', ...path);
  return mapOf(
    record,
    'trustedAccounts',
    Object.entries(trustedAccounts ?? {})
      .filter(([trusted]) => trusted !== entry.key && known.accounts.has(trusted))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([trusted, services]) => [
        trusted,
        (inside) =>
          inside.set(
            trusted,
            namesOf(services, (index) => from(trusted, index)),
            from(trusted),
          ),
      ]),
    trustedAccounts === undefined ? fromBuiltIn : from(),
  );
}

function budgetOf(entry: AccountEntry, { landingZone }: WrittenEstate, record: Recorder): Account['budget'] {
  const monthlyUsd =
    written(entry.settings.budget?.monthlyUsd, fromAccount(entry, 'budget', 'monthlyUsd')) ??
    written(landingZone.value.baseline?.budget?.monthlyUsd, fromValue(landingZone, 'baseline', 'budget', 'monthlyUsd'));
  if (monthlyUsd === undefined) return record.take('budget', builtIn(null));
  return { monthlyUsd: record.at('budget').take('monthlyUsd', monthlyUsd) };
}

function healOf(entry: AccountEntry, { landingZone }: WrittenEstate): Sourced<boolean> {
  return (
    written(entry.settings.drift?.heal, fromAccount(entry, 'drift', 'heal')) ??
    written(landingZone.value.drift?.heal?.accounts, fromValue(landingZone, 'drift', 'heal', 'accounts')) ??
    builtIn(defaultHeal.accounts)
  );
}

/** A map taken over as it is written. */
function copied<T extends object>(
  key: string,
  map: T | undefined,
  from: (...path: Path) => From,
  record: Recorder,
): T | { readonly [name: string]: never } {
  return map === undefined ? record.take(key, builtIn({})) : record.copy(key, map, (path) => from(key, ...path));
}
