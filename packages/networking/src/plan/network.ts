// The shared networks of a landing zone as plain JSON: what is to be built in each region.
import type { Finding, Tier } from '@microaccounts/config';
import type { AddressLock } from './addressLock';
import type { Cidr } from './cidr';

export interface NetworkSubnet {
  readonly tier: string;
  readonly kind: Tier['kind'];
  /** That of its zone in the region, from 1. */
  readonly index: number;
  readonly zoneId: string;
  readonly cidr: Cidr;
}

/** All subnets of a tier, shared with the accounts that use it. */
export interface NetworkShare {
  readonly name: string;
  readonly tier: string;
  /** Keys, sorted; never that of the network account, which owns the subnets. */
  readonly accounts: readonly string[];
}

export interface SharedVpc {
  readonly name: string;
  readonly businessUnit: string;
  readonly environment: string;
  readonly cell: number;
  readonly cidr: Cidr;
  /** In the order of the estate's tiers, then of the zones. */
  readonly subnets: readonly NetworkSubnet[];
  /** Keys of the accounts in this VPC, sorted. */
  readonly accounts: readonly string[];
  /** One per tier that at least one account uses, in the order of the tiers. */
  readonly shares: readonly NetworkShare[];
}

export interface RegionalNetwork {
  readonly region: string;
  /** ASN of the region's Transit Gateway; null if there is none. */
  readonly asn: number | null;
  /** Zone ids, in the order that subnets are counted in. */
  readonly zones: readonly string[];
  /** Sorted by name of business unit, environment and cell. */
  readonly vpcs: readonly SharedVpc[];
}

export interface NetworkPlan {
  /** The regions that have a VPC, sorted. */
  readonly networks: readonly RegionalNetwork[];
  /** What the lock should be. */
  readonly lock: AddressLock;
  readonly findings: readonly Finding[];
}
