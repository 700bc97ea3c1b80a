// The tiers that every VPC of a region has: those of the estate, and one for the attachment to the Transit Gateway.
import type { Estate, Finding, Tier } from '@microaccounts/config';

/** A subnet per zone for the attachment alone, as AWS advises (Amazon VPC Transit Gateways, "Design best practices"). */
export const TRANSIT_GATEWAY_TIER: Tier = { name: 'tgw', kind: 'isolated', size: 28 };

/** The private ASN of the region's Transit Gateway; null if the region has none. */
export function asnOf(estate: Estate, region: string): number | null {
  return estate.network.transitGateway?.asn[region] ?? null;
}

/** The tiers of a VPC in this region, in the order in which they get their blocks; the built-in one last. */
export function tiersOf(estate: Estate, region: string): Tier[] {
  const own = estate.network.vpc.tiers.filter(({ name }) => name !== TRANSIT_GATEWAY_TIER.name);
  return asnOf(estate, region) === null ? own : [...own, TRANSIT_GATEWAY_TIER];
}

/** An error if the estate has a tier of the built-in one's name. */
export function tierFindings(estate: Estate): Finding[] {
  const { name } = TRANSIT_GATEWAY_TIER;
  if (!estate.network.vpc.tiers.some((tier) => tier.name === name)) return [];
  return [
    {
      code: 'network/built-in-tier',
      severity: 'error',
      message: `the tier \`${name}\` is built in, for the attachment to the transit gateway`,
      help: 'give the tier another name',
      place: { landingZone: ['network', 'vpc', 'tiers', name] },
    },
  ];
}
