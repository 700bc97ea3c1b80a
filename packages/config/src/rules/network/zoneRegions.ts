// Availability zones are of the region that names them.
import { zonePrefix } from '../../aws/regions';
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const zoneRegions: Rule = {
  code: 'network/zone-of-another-region',
  demands: 'the id of an availability zone is one of its region: `use1-az1` of `us-east-1`',
  source: 'AWS RAM User Guide, "Availability Zone IDs for your AWS resources"',
  *check({ landingZone }) {
    for (const [region, ids] of Object.entries(landingZone.value.network?.availabilityZones ?? {})) {
      const prefix = zonePrefix(region);
      for (const [index, id] of ids.entries()) {
        const [, own] = /^([a-z]+\d+)-az\d+$/.exec(id) ?? [];
        if (prefix === null || own === undefined || own === prefix) continue;
        yield {
          at: valueIn(landingZone, 'network', 'availabilityZones', region, index),
          message: `\`${id}\` is no availability zone of \`${region}\``,
          help: `did you mean \`${prefix}${id.slice(own.length)}\`?`,
        };
      }
    }
  },
};
