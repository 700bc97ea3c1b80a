// The tiers of a VPC fit into it.
import { defaultTiers, defaultVpcSize } from '../../defaults/values';
import { keyIn } from '../../written/file';
import type { Rule } from '../rule';

export const tierSizes: Rule = {
  code: 'network/tiers-exceed-vpc',
  demands: 'a VPC has room for the subnets of all its tiers, one per availability zone',
  source: 'Amazon VPC User Guide, "Subnet CIDR blocks"',
  *check({ landingZone }) {
    const { network } = landingZone.value;
    const size = network?.vpc?.size ?? defaultVpcSize;
    const tiers: readonly { readonly size?: number | undefined }[] = Object.values(network?.vpc?.tiers ?? defaultTiers);
    const zones = Math.max(0, ...Object.values(network?.availabilityZones ?? {}).map(({ length }) => length));
    // Blocks of powers of two fill a larger one without gaps when the larger are placed first: the sum decides.
    const needed = tiers.reduce((sum, tier) => sum + zones * 2 ** (32 - (tier.size ?? 32)), 0);
    const room = 2 ** (32 - size);
    if (needed > room)
      yield {
        at: keyIn(landingZone, 'network', 'vpc'),
        message: `the tiers need ${needed} addresses in ${zones} zones, and a VPC of size ${size} has ${room}`,
        help: `a VPC of size ${32 - Math.ceil(Math.log2(needed))} would hold them; a smaller number is a larger block`,
      };
  },
};
