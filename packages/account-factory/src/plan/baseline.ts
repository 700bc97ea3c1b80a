// What every account in use is given: identities, and a key and a vault per region.
import type { Account, Estate } from '@microaccounts/config';
import { permissionBoundary, roles, samlProvider } from '@microaccounts/policies';
import type { LandingZoneResource } from '@microaccounts/resources';
import { regionalBaseline } from './regionalBaseline';

/** The baseline of an account, each resource after those that it refers to; empty for a suspended or closed account. */
export function baselineResources(estate: Estate, account: Account): LandingZoneResource[] {
  if (account.state !== 'active') return [];
  const provider = samlProvider(estate, account);
  return [
    permissionBoundary(estate, account),
    ...(provider === null ? [] : [provider]),
    ...roles(estate, account),
    ...regionalBaseline(estate, account),
  ];
}
