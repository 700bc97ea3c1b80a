// Where something is, for programs that work in several regions with one provider.
import type { LandingZoneResource } from '../kinds';

type Placed = Pick<LandingZoneResource, 'address' | 'region'>;

/** The import id of something in another region than its provider's (`@pulumi/aws` 7, "region"). */
export function inRegion(resource: Placed, id: string): string {
  return `${id}@${regionOf(resource)}`;
}

/** @throws TypeError if the resource has none */
export function regionOf({ region, address }: Placed): string {
  if (region === null) throw new TypeError(`\`${address}\` has no region`);
  return region;
}
