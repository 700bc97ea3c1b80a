// What the drift job holds AWS against: the desired resources and where to look for them.
import type { LandingZoneResource } from '@microaccounts/resources';

export interface ExpectedAccount {
  readonly key: string;
  /** Only an active account has a baseline; of others only the account and what is attached to it is looked at. */
  readonly state: 'active' | 'suspended' | 'closed';
  /** Where its baseline is. */
  readonly regions: readonly string[];
}

export interface Expectation {
  readonly resources: readonly LandingZoneResource[];
  readonly accounts: readonly ExpectedAccount[];
  /** Where the network account may have networks. */
  readonly regions: readonly string[];
  /** From where the services without regions (Organizations, IAM) are called. */
  readonly homeRegion: string;
  /** Key of the account that owns the networks. */
  readonly networkAccount: string;
  readonly managementAccountId: string;
}
