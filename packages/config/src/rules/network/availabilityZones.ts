// Regions with a pool have zones to put subnets in.
import { zoneIdPattern } from '../../patterns';
import { keyIn, keysAt, valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const availabilityZones: Rule = {
  code: 'network/availability-zones',
  demands:
    'a region with a pool has availability zones, each named once and by its id, which means the same in every account',
  source: 'AWS RAM User Guide, "Availability Zone IDs for your AWS resources"',
  *check({ landingZone, known }) {
    const zones = landingZone.value.network?.availabilityZones ?? {};
    const written = new Set(keysAt(landingZone.raw, 'network', 'availabilityZones'));
    for (const region of known.pools ?? [])
      if (!written.has(region))
        yield {
          at: keyIn(landingZone, 'network', 'pools', region),
          message: `\`${region}\` has a pool and no availability zones`,
          help: `add it to \`network.availabilityZones\``,
        };
    for (const [region, ids] of Object.entries(zones))
      for (const [index, id] of ids.entries()) {
        const at = valueIn(landingZone, 'network', 'availabilityZones', region, index);
        if (!zoneIdPattern.test(id))
          yield {
            at,
            message: `\`${id}\` is not the id of an availability zone`,
            help: 'write it as in `use1-az1`: names such as `us-east-1a` differ between accounts',
          };
        else if (ids.indexOf(id) < index)
          yield { at, message: `\`${id}\` is named twice`, help: 'name each zone once' };
      }
  },
};
