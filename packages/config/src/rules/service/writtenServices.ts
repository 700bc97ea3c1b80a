// The services that an estate names, each with its spot.
import type { Spot } from '../../spot';
import { valueIn } from '../../written/file';
import type { Surrounded } from '../rule';

export interface NamedService {
  readonly name: string;
  /** Where it stands: asked for of what is wrong alone, since there are many of them. */
  readonly at: () => Spot;
  /** Whether the name of a bundle may stand there. */
  readonly bundles: boolean;
}

/** All names of services and bundles: of the landing zone, of its bundles, of accounts and of what they trust others with. */
export function* writtenServices({ landingZone, accounts }: Surrounded): Generator<NamedService> {
  const { services } = landingZone.value;
  for (const list of ['default', 'foundation'] as const)
    for (const [index, name] of (services?.[list] ?? []).entries())
      yield { name, at: () => valueIn(landingZone, 'services', list, index), bundles: true };
  for (const [bundle, names] of Object.entries(services?.bundles ?? {}))
    for (const [index, name] of names.entries())
      yield { name, at: () => valueIn(landingZone, 'services', 'bundles', bundle, index), bundles: false };
  for (const { settings, valueAt } of accounts) {
    for (const list of ['allow', 'deny'] as const)
      for (const [index, name] of (settings.services?.[list] ?? []).entries())
        yield { name, at: () => valueAt('services', list, index), bundles: true };
    for (const [trusted, names] of Object.entries(settings.trustedAccounts ?? {}))
      for (const [index, name] of names.entries())
        yield { name, at: () => valueAt('trustedAccounts', trusted, index), bundles: true };
  }
}
