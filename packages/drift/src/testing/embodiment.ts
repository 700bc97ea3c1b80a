// What readers would see if AWS had exactly some resources: ids invented, references resolved.
import {
  digest,
  MANAGEMENT,
  normalPolicy,
  ORGANIZATION_ROOT,
  substitute,
  type LandingZoneResource,
  type ObservedResource,
  type Reference,
  type Value,
} from '@microaccounts/resources';
import { foretoldArn } from '../identify/foretoldArn';
import { ownerOf } from '../identify/owner';
import { expectation } from './landingZone';

export const ROOT = 'r-abcd';
export const owners = { managementAccountId: '111111111111', root: ROOT, networkAccount: 'network' };

/** The invented id of a thing: of an account 12 digits, otherwise a text that says nothing of the address. */
export function idAt(address: string): string {
  if (address === ORGANIZATION_ROOT) return ROOT;
  if (address === `account/${MANAGEMENT}`) return owners.managementAccountId;
  const hash = digest(address);
  return /^account\/[^/]+$/.test(address)
    ? String(parseInt(hash.slice(0, 9), 16) + 200_000_000_000)
    : `x-${hash.slice(0, 17)}`;
}

export function idsAt(address: string): { id: string; arn: string } {
  const id = idAt(address);
  const account = address.startsWith('account/')
    ? idAt(address.split('/').slice(0, 2).join('/'))
    : idAt('account/network');
  const resource = expectation.resources.find((one) => one.address === address);
  const arn = resource === undefined ? undefined : foretoldArn(resource, account);
  return { id, arn: arn ?? `arn:aws:x:us-east-1:${account}:thing/${id}` };
}

export function embodied(resource: LandingZoneResource): ObservedResource {
  const resolve = ({ ref, attribute }: Reference): string => idsAt(ref)[attribute === 'arn' ? 'arn' : 'id'];
  const raw = substitute(resource.properties as Value, resolve) as { [name: string]: Value };
  return {
    kind: resource.kind,
    accountId: idAt(`account/${ownerOf(resource, 'network')}`),
    region: resource.region,
    ids: idsAt(resource.address),
    // AWS keeps sets as it likes: here, sorted by what they resolve to.
    properties: Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, inOrderOfAws(value)])),
  };
}

/** Everything that the landing zone of the tests has in AWS after its deployment. */
export function everything(): ObservedResource[] {
  return [...deployed];
}

const deployed = expectation.resources.map(embodied);

function inOrderOfAws(value: Value): Value {
  if (Array.isArray(value))
    return ([...value] as Value[]).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return 'Statement' in value ? normalPolicy(value) : value;
}
