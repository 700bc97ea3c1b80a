// The plan of a pull request as a document: the JSON contract of `microaccounts plan`.
import type { Diagnostic } from '@microaccounts/config';
import type { Kind, Value } from '@microaccounts/resources';

export type Action = 'create' | 'update' | 'replace' | 'delete';

export interface Change {
  readonly action: Action;
  readonly kind: Kind;
  readonly address: string;
  readonly account: string;
  readonly region: string | null;
  readonly stack: string;
  /** The properties before: all of them, or for an update those that change; null for a new resource. */
  readonly before: { readonly [property: string]: Value } | null;
  /** The properties after, likewise; null for one that goes. */
  readonly after: { readonly [property: string]: Value } | null;
  /** Machine-readable, e.g. `account-moved`. */
  readonly reason: string;
  /** Whether the change lets somebody do more than before. */
  readonly broadens: boolean;
}

/** How much of a quota of AWS is in use, before and after. */
export interface Quota {
  readonly limit: string;
  readonly used: number;
  readonly after: number;
  readonly of: number;
}

export interface PlanDocument {
  readonly formatVersion: 1;
  readonly base: string;
  readonly head: string;
  /** Whether an `up` of it would run: no errors, and no account deleted or replaced. */
  readonly applicable: boolean;
  readonly changes: readonly Change[];
  /** The stacks that change, in the order of an `up`. */
  readonly stacks: readonly string[];
  readonly quotas: readonly Quota[];
  readonly diagnostics: readonly Diagnostic[];
}
