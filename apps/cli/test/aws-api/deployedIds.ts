// AWS's ids of what Pulumi's states hold, by the addresses of the landing zone.
import { stackResources, type LandingZone } from '@microaccounts/landing-zone';
import { resourceByName } from '@microaccounts/landing-zone/deploy';
import type { Kind } from '@microaccounts/resources';
import type { ProvidedResource } from './providerDifferences';

/** The type whose id is that of the whole thing, of the kinds that are asked for. */
const TYPES: { readonly [K in Kind]?: string } = {
  account: 'aws:organizations/account:Account',
  'internet-gateway': 'aws:ec2/internetGateway:InternetGateway',
  key: 'aws:kms/key:Key',
  'organizational-unit': 'aws:organizations/organizationalUnit:OrganizationalUnit',
  'route-table': 'aws:ec2/routeTable:RouteTable',
  scp: 'aws:organizations/policy:Policy',
  subnet: 'aws:ec2/subnet:Subnet',
  vpc: 'aws:ec2/vpc:Vpc',
};

export function deployedIds(deployed: readonly ProvidedResource[], landingZone: LandingZone): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { name: stack } of landingZone.stacks) {
    const resourceOf = resourceByName(stackResources(landingZone, stack));
    for (const one of deployed) {
      if (one.stack !== stack) continue;
      const resource = resourceOf(one.type, one.name);
      if (resource !== undefined && TYPES[resource.kind] === one.type) ids.set(resource.address, one.id);
    }
  }
  return ids;
}
