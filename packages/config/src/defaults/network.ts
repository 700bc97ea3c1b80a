// The network of the company, every key of it given a value.
import { parseCidrBlock } from '../cidr';
import type { Estate, Tier } from '../estate';
import type { WrittenEstate } from '../written/estate';
import { known, sorted, unique } from './names';
import { defaultAccountTiers, defaultAsn, defaultTiers, defaultVpcSize } from './values';

/**
 * The meant network. A region counts as one with a pool if it has sound blocks and availability zones; a tier, if it
 * has a size.
 */
export function meantNetwork({ landingZone }: WrittenEstate): Estate['network'] {
  const network = landingZone.value.network ?? {};
  const zones = Object.entries(network.availabilityZones ?? {});
  const pools = Object.entries(network.pools ?? {})
    .map(([region, blocks]) => [region, unique(blocks).filter(isBlock)] as const)
    .filter(([region, blocks]) => blocks.length > 0 && zones.some(([name, ids]) => name === region && ids.length > 0));
  const written: {
    readonly [name: string]: { readonly kind?: Tier['kind'] | undefined; readonly size?: number | undefined };
  } = network.vpc?.tiers ?? defaultTiers;
  const tiers = sorted(Object.keys(written)).flatMap((name): Tier[] => {
    const { kind = 'private', size } = written[name] ?? {};
    return size === undefined ? [] : [{ name, kind, size }];
  });
  const names = new Set(tiers.map(({ name }) => name));
  const asn = network.transitGateway?.asn ?? {};
  return {
    pools: Object.fromEntries(pools),
    reserved: sorted(network.reserved ?? []).filter(isBlock),
    availabilityZones: Object.fromEntries(zones.map(([region, ids]) => [region, unique(ids)])),
    defaultTiers: known(network.defaultTiers ?? defaultAccountTiers, names),
    vpc: { size: network.vpc?.size ?? defaultVpcSize, tiers },
    transitGateway:
      network.transitGateway === undefined
        ? null
        : { asn: Object.fromEntries(pools.map(([region]) => [region, asn[region] ?? defaultAsn])) },
  };
}

function isBlock(text: string): boolean {
  return !('wrong' in parseCidrBlock(text));
}
