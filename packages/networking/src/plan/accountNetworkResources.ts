// What an account gets of the shared networks: its place in the shares of its tiers, and the facts that its own code reads.
import type { Account, Estate } from '@microaccounts/config';
import {
  join,
  MANAGED_BY,
  PARAMETER_PATH,
  reference,
  type Parameter,
  type PrincipalAssociation,
  type Reference,
} from '@microaccounts/resources';
import { tiersUsed } from './demand';
import { shareAddress, subnetAddress, transitGatewayAddress, vpcAddress } from './names';
import type { NetworkPlan, RegionalNetwork, SharedVpc } from './network';

/**
 * The network's part of the stack `baseline.<key>`: in each region where the account has a network, a principal
 * association per tier that it uses, and parameters below `/landing-zone/network`. A participant of a shared VPC does
 * not see the tags of its subnets (Amazon VPC User Guide, "Share your VPC subnets with other accounts"), so it learns
 * from the parameters which they are. Empty for an account without a network, or one that is not active.
 */
export function accountNetworkResources(
  estate: Estate,
  plan: NetworkPlan,
  account: Account,
): (PrincipalAssociation | Parameter)[] {
  if (account.state !== 'active') return [];
  return plan.networks.flatMap((network) =>
    network.vpcs
      .filter(({ accounts }) => isAmong(accounts, account.key))
      .flatMap((vpc) => [...associations(network, vpc, account), ...facts(estate, network, vpc, account)]),
  );
}

function associations({ region }: RegionalNetwork, { shares }: SharedVpc, { key }: Account): PrincipalAssociation[] {
  return shares
    .filter(({ accounts }) => isAmong(accounts, key))
    .map(({ name }) => ({
      kind: 'principal-association',
      address: `account/${key}/${region}/resource-share/${name}`,
      account: key,
      region,
      stack: `baseline.${key}`,
      properties: { share: reference(shareAddress(region, name), 'arn'), principal: reference(`account/${key}`) },
    }));
}

/** The accounts of each VPC and share, to be looked up for each account; of the plan alone, so kept beside it. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function isAmong(accounts: readonly string[], key: string): boolean {
  const known = sets.get(accounts) ?? new Set(accounts);
  sets.set(accounts, known);
  return known.has(key);
}

interface Fact {
  /** Below `/landing-zone/network/`. */
  readonly path: string;
  readonly description: string;
  /** A list of strings becomes a `StringList`. */
  readonly value: string | Reference | readonly (string | Reference)[];
}

function facts(estate: Estate, { region, asn }: RegionalNetwork, vpc: SharedVpc, account: Account): Parameter[] {
  const used = tiersUsed(account, region);
  const tiers = estate.network.vpc.tiers.map(({ name }) => name).filter((tier) => used.includes(tier));
  const gateway: Fact = {
    path: 'transit-gateway/id',
    description: 'Id of the transit gateway of the region',
    value: reference(transitGatewayAddress(region)),
  };
  const all = [
    { path: 'vpc/id', description: 'Id of the shared VPC', value: reference(vpcAddress(region, vpc.name)) },
    { path: 'vpc/cidr', description: 'Block of the shared VPC', value: vpc.cidr },
    { path: 'vpc/name', description: 'Name of the shared VPC', value: vpc.name },
    ...tiers.flatMap((tier) => tierFacts(region, vpc, tier)),
    ...(asn === null ? [] : [gateway]),
  ];
  return all.map((fact) => parameter(account.key, region, fact));
}

/** Three lists in the same order, that of the zones. */
function tierFacts(region: string, vpc: SharedVpc, tier: string): Fact[] {
  const subnets = vpc.subnets.filter((subnet) => subnet.tier === tier);
  const fact = (name: string, description: string, value: Fact['value']): Fact => ({
    path: `subnets/${tier}/${name}`,
    description: `${description} of the shared subnets of tier ${tier}`,
    value,
  });
  return [
    fact(
      'ids',
      'Ids',
      subnets.map(({ index }) => reference(subnetAddress(region, vpc.name, tier, index))),
    ),
    fact(
      'cidrs',
      'Blocks',
      subnets.map(({ cidr }) => cidr),
    ),
    fact(
      'availability-zone-ids',
      'Availability zone ids',
      subnets.map(({ zoneId }) => zoneId),
    ),
  ];
}

function parameter(key: string, region: string, { path, description, value }: Fact): Parameter {
  const name = `${PARAMETER_PATH}network/${path}`;
  const list = Array.isArray(value) ? (value as readonly (string | Reference)[]) : null;
  return {
    kind: 'parameter',
    address: `account/${key}/${region}/parameter${name}`,
    account: key,
    region,
    stack: `baseline.${key}`,
    properties: {
      name,
      type: list === null ? 'String' : 'StringList',
      value:
        list === null
          ? (value as string | Reference)
          : join(...list.flatMap((item, n) => (n === 0 ? [item] : [',', item]))),
      description,
      tags: MANAGED_BY,
    },
  };
}
