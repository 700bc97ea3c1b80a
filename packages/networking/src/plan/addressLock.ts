// The address lock: which blocks have been given, so that none ever moves.
import { LOCK_FORMAT_VERSION } from '@microaccounts/config';
import type { Cidr } from './cidr';

export interface LockedVpc {
  readonly businessUnit: string;
  readonly environment: string;
  /** From 1; a second VPC of a business unit and environment is cell 2. */
  readonly cell: number;
  readonly cidr: Cidr;
  /** Tier → the blocks of its subnets, in the order of the region's zones. */
  readonly subnets: { readonly [tier: string]: readonly Cidr[] };
  /** Blocks of tiers that are no more, by address; not given again. */
  readonly retired: readonly Cidr[];
  /** Keys of the accounts in this VPC, sorted, where it matters which VPC they are in; otherwise null. */
  readonly accounts: readonly string[] | null;
}

export interface LockedRegion {
  /** Zone ids. Their order is in every subnet's name, so it only ever grows at its end. */
  readonly zones: readonly string[];
  readonly vpcs: { readonly [name: string]: LockedVpc };
  /** Blocks of VPCs that are no more, by address; not given again. */
  readonly retired: readonly Cidr[];
}

export interface AddressLock {
  readonly formatVersion: typeof LOCK_FORMAT_VERSION;
  readonly regions: { readonly [region: string]: LockedRegion };
}

export const EMPTY_LOCK: AddressLock = { formatVersion: LOCK_FORMAT_VERSION, regions: {} };
export const EMPTY_REGION: LockedRegion = { zones: [], vpcs: {}, retired: [] };
