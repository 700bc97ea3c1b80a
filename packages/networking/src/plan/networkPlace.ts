// What all resources of a regional network have in common.

export interface NetworkPlace {
  /** Key of the account that owns them. */
  readonly account: string;
  readonly region: string;
  readonly stack: string;
}
