// Which resource of the landing zone a Pulumi resource is part of.
import type { LandingZoneResource } from '@microaccounts/resources';
import type { Existing } from '@microaccounts/resources/imports';
import { importOf } from './imports';

/**
 * Finds the resource that a Pulumi resource of the same stack stands for, or is a part of: the attachment of a policy to a
 * role is part of the role, and is named `<role>/<policy>`. Undefined for what belongs to no single resource.
 */
export function resourceByName(
  resources: readonly LandingZoneResource[],
): (type: string, name: string) => LandingZoneResource | undefined {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const pretended: Existing = (address) => ({ ids: ANY, properties: byAddress.get(address)?.properties ?? {} });
  const byName = new Map<string, LandingZoneResource>();
  const byTypeAndName = new Map<string, LandingZoneResource>();
  for (const resource of resources) {
    for (const { type, name } of importOf(resource, pretended)) {
      byTypeAndName.set(`${type}::${name}`, resource);
      if (resource.kind === 'role' || resource.kind === 'route-table') byName.set(name, resource);
    }
  }
  return (type, name) =>
    byTypeAndName.get(`${type}::${name}`) ?? byName.get(name) ?? byName.get(name.replace(/\/.*$/, ''));
}

/** As if AWS had everything: only the names are asked for. */
const ANY = { id: '-', arn: '-' };
