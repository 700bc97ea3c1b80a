// Services: the lists of the landing zone, and what an account makes of them.
import { bundlesWith, defaultServices, foundationServices, servicesOf } from '../services';
import type { AccountEntry } from '../written/accountEntry';
import type { WrittenEstate } from '../written/estate';
import { fromAccount, fromBuiltIn, fromValue, type From, type Names, type ServiceOrigin } from './origin';
import { unrecorded, type Recorder } from './recorder';

type Bundles = { readonly [name: string]: readonly string[] };

/** The services of all accounts, bundles resolved. */
export interface ServiceLists {
  readonly default: Names;
  readonly foundation: Names;
  readonly bundles: Bundles;
  /** What was made of the services that accounts write: many write the same, and share one list then. */
  readonly soFar: Map<string, readonly string[]>;
}

export function serviceLists({ landingZone }: WrittenEstate): ServiceLists {
  const services = landingZone.value.services;
  const bundles = bundlesWith(services?.bundles);
  const writtenIn = (list: 'default' | 'foundation') => (index: number) => {
    return annotated(fromValue(landingZone, 'services', list, index), { list });
  };
  const builtInto = (list: 'default' | 'foundation') => () => annotated(fromBuiltIn, { list });
  return {
    default:
      services?.default === undefined
        ? resolved(defaultServices, bundles, builtInto('default'))
        : resolved(services.default, bundles, writtenIn('default')),
    foundation: new Map([
      ...resolved(services?.foundation ?? [], bundles, writtenIn('foundation')),
      ...resolved(foundationServices, bundles, builtInto('foundation')),
    ]),
    bundles,
    soFar: new Map(),
  };
}

/** Default, plus allowed, less denied, plus foundation. What is in several of them comes from the one that is hardest to take away. */
export function servicesOfAccount(entry: AccountEntry, lists: ServiceLists, record: Recorder): readonly string[] {
  if (record !== unrecorded) return servicesFrom(entry, lists, record);
  const written = JSON.stringify(entry.settings.services ?? {});
  const known = lists.soFar.get(written) ?? servicesFrom(entry, lists, record);
  lists.soFar.set(written, known);
  return known;
}

function servicesFrom(entry: AccountEntry, lists: ServiceLists, record: Recorder): string[] {
  const { allow = [], deny = [] } = entry.settings.services ?? {};
  const asked = new Map(lists.default);
  for (const [service, from] of resolved(allow, lists.bundles, (index) =>
    fromAccount(entry, 'services', 'allow', index),
  ))
    if (!asked.has(service)) asked.set(service, from);
  const denied = resolved(deny, lists.bundles, (index) => fromAccount(entry, 'services', 'deny', index));
  for (const [service, by] of denied) {
    const from = asked.get(service);
    if (from !== undefined && !lists.foundation.has(service)) record.takenAway('services', service, from, by);
    asked.delete(service);
  }
  for (const [service, from] of lists.foundation) asked.set(service, from);
  return record.set('services', asked, fromBuiltIn);
}

/** The services that names stand for, each from where it is named first. */
function resolved(names: readonly string[], bundles: Bundles, from: (index: number) => From): Map<string, From> {
  const services = new Map<string, From>();
  for (const [index, name] of names.entries()) {
    const named = from(index);
    const origin = Object.hasOwn(bundles, name) ? annotated(named, { bundle: name }) : named;
    for (const service of servicesOf([name], bundles)) if (!services.has(service)) services.set(service, origin);
  }
  return services;
}

function annotated(from: From, note: ServiceOrigin): From {
  return () => ({ ...from(), ...note });
}
