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
  const pretended = asIfThere(resources);
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

/** By `<type>::<logical name>`, what of a resource can be imported, so far as it can be told from the files. */
export function importableNames(resource: LandingZoneResource): string[] {
  return importOf(resource, asIfThere([resource])).map(({ type, name }) => `${type}::${name}`);
}

/** As if AWS had everything: only the names are asked for. */
function asIfThere(resources: readonly LandingZoneResource[]): Existing {
  const byAddress = new Map(resources.map(({ address, properties }) => [address, properties]));
  return (address) => ({ ids: ANY, properties: byAddress.get(address) ?? {} });
}

const ANY = { id: '-', arn: '-' };
