// Everything that somebody does by hand in the tests, and how several such things are done at once.
import type { ClientClass } from '@microaccounts/resources/observe';
import { ORGANIZATION_ROOT, type LandingZoneResource } from '@microaccounts/resources';
import { OrganizationsClient, ListRootsCommand } from '@aws-sdk/client-organizations';
import { ownerOf } from '../../identify/owner';
import type { Simulation } from '../simulation';
import { baselineTamperings } from './baseline';
import { contactTamperings } from './contacts';
import { iamTamperings } from './iam';
import { networkTamperings } from './network';
import { organizationTamperings } from './organization';
import type { Tampering } from './tampering';

export type { Tampering } from './tampering';

export const tamperings: readonly Tampering[] = [
  ...organizationTamperings,
  ...contactTamperings,
  ...iamTamperings,
  ...baselineTamperings,
  ...networkTamperings,
];

/** One thing done to one resource. */
export interface Deed {
  readonly tampering: Tampering;
  readonly resource: LandingZoneResource;
}

/**
 * Of what is wished for, one after the other, what can be done to these resources without one hiding the other: each to a thing
 * of its own, and nothing within a thing that goes or is renamed.
 */
export function deedsOf(
  wishes: readonly { readonly tampering: number; readonly resource: number }[],
  desired: readonly LandingZoneResource[],
): Deed[] {
  const deeds: Deed[] = [];
  const taken: string[] = [];
  for (const wish of wishes) {
    const tampering = tamperings[wish.tampering % tamperings.length] as Tampering;
    const possible = desired.filter((one) => one.kind === tampering.kind && tampering.applies(one, desired));
    const resource = possible[wish.resource % possible.length];
    if (resource === undefined) continue;
    const own = [resource.address, ...tampering.touches(resource, desired)];
    if (own.some((one) => taken.some((other) => isOneOf(one, other)))) continue;
    taken.push(...own);
    deeds.push({ tampering, resource });
  }
  return deeds;
}

/** Addresses that end with a slash stand for all below, too. */
function isOneOf(one: string, other: string): boolean {
  const [a, b] = [one.replace(/\/$/, ''), other.replace(/\/$/, '')];
  return a === b || (one.endsWith('/') && b.startsWith(one)) || (other.endsWith('/') && a.startsWith(other));
}

/** Does it; gives what must be found for it. */
export async function done(
  { tampering, resource }: Deed,
  simulated: Simulation,
  desired: readonly LandingZoneResource[],
): Promise<readonly string[]> {
  const key = ownerOf(resource, 'network');
  const organizations = await simulated.client('management', OrganizationsClient);
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const ids = (address = resource.address): { readonly [name: string]: string } =>
    address === ORGANIZATION_ROOT ? { id: String(Roots?.[0]?.Id) } : (simulated.ids.get(address) ?? {});
  return tampering.by({
    ...{ simulated, resource, desired },
    client: <C>(Client: ClientClass<C>) => simulated.client(key, Client, resource.region ?? undefined),
    id: (address) => String(ids(address)['id']),
    arn: (address) => String(ids(address)['arn']),
  });
}
