// The network of the company, every key of it given a value.
import { parseCidrBlock } from '../cidr';
import type { Estate, Tier } from '../estate';
import type { WrittenEstate } from '../written/estate';
import { knownOf, namesOf, sorted, unique } from './names';
import { fromBuiltIn, fromValue, type Names } from './origin';
import { defaultAccountTiers, defaultAsn, defaultTierKind, defaultTiers, defaultVpcSize } from './values';

/**
 * The meant network. A region counts as one with a pool if it has sound blocks and availability zones; a tier, if it
 * has a size.
 */
export function meantNetwork(written: WrittenEstate): Estate['network'] {
  const { landingZone } = written;
  const network = landingZone.value.network ?? {};
  const zones = Object.entries(network.availabilityZones ?? {});
  const pools = Object.entries(network.pools ?? {})
    .map(([region, blocks]) => [region, unique(blocks).filter(isBlock)] as const)
    .filter(([region, blocks]) => blocks.length > 0 && zones.some(([name, ids]) => name === region && ids.length > 0));
  const tierSettings: {
    readonly [name: string]: { readonly kind?: Tier['kind'] | undefined; readonly size?: number | undefined };
  } = network.vpc?.tiers ?? defaultTiers;
  const tiers = sorted(Object.keys(tierSettings)).flatMap((name): Tier[] => {
    const { kind = defaultTierKind, size } = tierSettings[name] ?? {};
    return size === undefined ? [] : [{ name, kind, size }];
  });
  const asn = network.transitGateway?.asn ?? {};
  return {
    pools: Object.fromEntries(pools),
    reserved: sorted(network.reserved ?? []).filter(isBlock),
    availabilityZones: Object.fromEntries(zones.map(([region, ids]) => [region, unique(ids)])),
    defaultTiers: sorted(sourcedDefaultTiers(written, tiers).keys()),
    vpc: { size: network.vpc?.size ?? defaultVpcSize, tiers },
    transitGateway:
      network.transitGateway === undefined
        ? null
        : { asn: Object.fromEntries(pools.map(([region]) => [region, asn[region] ?? defaultAsn])) },
  };
}

/** Tiers of an account that does not write `network`: those that exist. */
export function sourcedDefaultTiers({ landingZone }: WrittenEstate, tiers: readonly Tier[]): Names {
  const written = landingZone.value.network?.defaultTiers;
  const names = namesOf(written ?? defaultAccountTiers, (index) =>
    written === undefined ? fromBuiltIn : fromValue(landingZone, 'network', 'defaultTiers', index),
  );
  return knownOf(names, new Set(tiers.map(({ name }) => name)));
}

function isBlock(text: string): boolean {
  return !('wrong' in parseCidrBlock(text));
}
