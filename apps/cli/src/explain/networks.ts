// Which subnets an account gets, followed along the shares: account ← share ← subnet ← VPC.
import type { Account } from '@microaccounts/config';
import type { LandingZoneResource, OfKind, Reference } from '@microaccounts/resources';
import type { ExplainedNetwork, ExplainedSubnet } from './explanation';

/** The shared VPCs in which `account` has subnets, and those subnets. */
export function explainedNetworks(all: readonly LandingZoneResource[], account: Account): ExplainedNetwork[] {
  const shares = new Set(
    all
      .filter((resource) => resource.kind === 'principal-association')
      .filter(({ properties }) => refOf(properties.principal) === `account/${account.key}`)
      .map(({ properties }) => properties.share.ref),
  );
  const shared = new Set(
    all
      .filter((resource) => resource.kind === 'resource-association')
      .filter(({ properties }) => shares.has(properties.share.ref))
      .map(({ properties }) => properties.resource.ref),
  );
  const subnets = all.filter((resource) => resource.kind === 'subnet').filter(({ address }) => shared.has(address));
  return all
    .filter((resource) => resource.kind === 'vpc')
    .map((vpc) => ({ vpc, inside: subnets.filter(({ properties }) => properties.vpc.ref === vpc.address) }))
    .filter(({ inside }) => inside.length > 0)
    .map(({ vpc, inside }) => ({
      region: vpc.region ?? '',
      vpc: vpc.properties.name,
      cidr: vpc.properties.cidr,
      subnets: inside.map(explainedSubnet),
    }));
}

function explainedSubnet({ address, properties }: OfKind<'subnet'>): ExplainedSubnet {
  const last = address.slice(address.lastIndexOf('/') + 1);
  const tag = properties.tags['Name'];
  return {
    name: typeof tag === 'string' ? tag : last,
    tier: last.replace(/-\d+$/, ''),
    cidr: properties.cidr,
    availabilityZoneId: properties.availabilityZoneId,
  };
}

function refOf(principal: string | Reference): string {
  return typeof principal === 'string' ? principal : principal.ref;
}
