// What the meant accounts of an estate are completed from, made once for all of them.
import type { Estate } from '../estate';
import type { WrittenEstate } from '../written/estate';
import { meantNetwork, sourcedDefaultTiers } from './network';
import {
  meantUnits,
  sourcedBusinessUnits,
  sourcedEnvironments,
  type SourcedBusinessUnit,
  type SourcedEnvironment,
} from './organization';
import type { Names } from './origin';
import { serviceLists, type ServiceLists } from './services';
import { defaultOrganizationalUnits } from './values';

export interface Surroundings {
  readonly organizationalUnits: Estate['organizationalUnits'];
  readonly environments: { readonly [name: string]: SourcedEnvironment };
  readonly businessUnits: { readonly [name: string]: SourcedBusinessUnit };
  readonly services: ServiceLists;
  readonly network: Estate['network'];
  readonly defaultTiers: Names;
}

/** The part of an estate that is about more than one account. */
export function surroundingsOf(written: WrittenEstate): Surroundings {
  const organizationalUnits = meantUnits(
    written.landingZone.value.organizationalUnits ?? defaultOrganizationalUnits,
    written.known.guardrails,
  );
  const network = meantNetwork(written);
  return {
    organizationalUnits,
    environments: sourcedEnvironments(written, organizationalUnits),
    businessUnits: sourcedBusinessUnits(written),
    services: serviceLists(written),
    network,
    defaultTiers: sourcedDefaultTiers(written, network.vpc.tiers),
  };
}
