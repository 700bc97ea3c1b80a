// The landing zone: plain JSON from which everything else derives.
import type { Account, Estate } from '@microaccounts/config';
import type { NetworkPlan } from '@microaccounts/networking';
import type { ScpPlan } from '@microaccounts/scp';

export type StackKind = 'organization' | 'account' | 'network' | 'baseline';

/** A Pulumi stack: what of the landing zone it holds follows from its name. */
export interface Stack {
  readonly name: string;
  readonly kind: StackKind;
  /** Key of the account that it is about; null for `organization` and the networks. */
  readonly account: string | null;
  readonly region: string | null;
  /** Names of the stacks whose outputs it reads, directly. */
  readonly needs: readonly string[];
}

export interface LandingZone {
  readonly formatVersion: 1;
  readonly estate: Estate;
  readonly scps: ScpPlan;
  readonly network: NetworkPlan;
  /** In the order of an `up`: each stack after those that it needs. */
  readonly stacks: readonly Stack[];
}

/** Whether the account is in use: it then has SCPs of its own, a network and a baseline. */
export function isActive(account: Account): boolean {
  return account.state === 'active';
}
