// What the files mean for one account, put together from everything that concerns it: the document of `explain --format json`.
import type { Account, ExplainedOrigin } from '@microaccounts/config';
import type { Value } from '@microaccounts/resources';

/** A service control policy that binds the account, and where it is attached. */
export interface ExplainedScp {
  readonly name: string;
  readonly description: string;
  /** `organization/root`, `organizational-unit/<path>` or `account/<key>`. */
  readonly target: string;
}

export interface ExplainedRole {
  readonly name: string;
  readonly description: string;
  /** The AD group whose members may assume it; null if it is assumed otherwise. */
  readonly group: string | null;
  /** Who may assume it, as its trust policy says. */
  readonly assumedBy: readonly string[];
  /** ARNs. */
  readonly managedPolicies: readonly string[];
  /** Names. */
  readonly inlinePolicies: readonly string[];
}

export interface ExplainedSubnet {
  readonly name: string;
  readonly tier: string;
  readonly cidr: string;
  readonly availabilityZoneId: string;
}

/** A shared VPC in which the account has subnets. */
export interface ExplainedNetwork {
  readonly region: string;
  readonly vpc: string;
  readonly cidr: string;
  readonly subnets: readonly ExplainedSubnet[];
}

export interface ExplainedStack {
  readonly name: string;
  readonly needs: readonly string[];
  /** How many resources it holds. */
  readonly resources: number;
}

/** A service that the account would have, were it not for a `deny`. */
export interface ExplainedDenial {
  readonly path: string;
  readonly value: string;
  /** Where it would come from. */
  readonly origin: ExplainedOrigin;
  readonly by: ExplainedOrigin;
}

export interface Explanation {
  readonly formatVersion: 1;
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  /** 12 digits, of an account that existed before; otherwise null, since AWS decides it. */
  readonly id: string | null;
  readonly description: string;
  readonly owner: string;
  readonly businessUnit: string;
  readonly costCenter: string | null;
  readonly environment: string;
  readonly segment: string;
  readonly organizationalUnit: string;
  readonly contacts: { readonly [kind: string]: string };
  readonly tags: { readonly [key: string]: Value };
  readonly regions: readonly string[];
  readonly services: readonly string[];
  readonly scps: readonly ExplainedScp[];
  readonly roles: readonly ExplainedRole[];
  /** Account key → services that it may read here. */
  readonly trustedAccounts: { readonly [account: string]: readonly string[] };
  readonly networks: readonly ExplainedNetwork[];
  readonly keys: readonly { readonly region: string | null; readonly alias: string }[];
  readonly backupVaults: readonly { readonly region: string | null; readonly name: string }[];
  readonly parameters: readonly { readonly region: string | null; readonly name: string }[];
  readonly stacks: readonly ExplainedStack[];
  /** The meant account: what the files say, completed. */
  readonly account: Account;
  /** Path of a value in `account` → where it comes from. Every scalar, null, and empty list or map is there once. */
  readonly origins: { readonly [path: string]: ExplainedOrigin };
  readonly takenAway: readonly ExplainedDenial[];
}
