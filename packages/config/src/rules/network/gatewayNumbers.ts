// Transit Gateways have numbers, and better each its own.
import { defaultAsn } from '../../defaults/values';
import { keyIn, keysAt, valueIn } from '../../written/file';
import type { Rule } from '../rule';

/** Amazon VPC Transit Gateways Guide, "Create a transit gateway": the private ranges. */
function isPrivateAsn(asn: number): boolean {
  return (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
}

export const gatewayNumbers: Rule = {
  code: 'network/asn',
  demands: 'with a Transit Gateway, each region with a pool has a private ASN, and is best given its own',
  source: 'Amazon VPC Transit Gateways, "Create a transit gateway"',
  *check({ landingZone, known }) {
    const gateway = landingZone.value.network?.transitGateway;
    if (gateway === undefined) return;
    const written = new Set(keysAt(landingZone.raw, 'network', 'transitGateway', 'asn'));
    for (const region of known.pools ?? [])
      if (!written.has(region))
        yield {
          at: keyIn(landingZone, 'network', 'transitGateway', 'asn'),
          severity: 'warning',
          message: `\`${region}\` has a pool and no ASN for its Transit Gateway, which gets ${defaultAsn}`,
          help: 'give it one of 64512 to 65534: it cannot be changed later',
        };
    for (const [region, asn] of Object.entries(gateway.asn ?? {}))
      if (!isPrivateAsn(asn))
        yield {
          at: valueIn(landingZone, 'network', 'transitGateway', 'asn', region),
          message: `${asn} is not a private ASN`,
          help: 'choose one of 64512 to 65534, or of 4200000000 to 4294967294',
        };
  },
};

export const distinctGatewayNumbers: Rule = {
  code: 'network/equal-asn',
  demands: 'Transit Gateways that may be peered have different ASNs',
  source: 'Amazon VPC Transit Gateways, "Transit gateway peering attachments"',
  *check({ landingZone }) {
    const regions = new Map<number, string>();
    for (const [region, asn] of Object.entries(landingZone.value.network?.transitGateway?.asn ?? {})) {
      const other = regions.get(asn);
      if (other === undefined) regions.set(asn, region);
      else
        yield {
          at: valueIn(landingZone, 'network', 'transitGateway', 'asn', region),
          severity: 'warning',
          message: `the Transit Gateways of \`${other}\` and \`${region}\` have the same ASN`,
          help: 'give each its own',
        };
    }
  },
};
