// The plan of a pull request as a document: the JSON contract of `microaccounts plan`.
import type { Diagnostic, Limits } from '@microaccounts/config';
import type { Kind, Value } from '@microaccounts/resources';
import type { Estimate } from './estimate';
import type { Reason } from './reason';

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
  /** What in the estate caused it. */
  readonly reason: Reason;
  /** The service, region, guardrail or role that the reason is about; null if it is about none. */
  readonly subject: string | null;
  /** Where in the estate of the head that stands; for what is gone, where it stood or what holds instead. */
  readonly origin: Origin;
  /** Whether the change lets somebody do more than before. */
  readonly broadens: boolean;
}

/** A place in a file of the estate: its path in the estate, and line and column from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How much of a quota of AWS is in use, before and after. */
export interface Quota {
  readonly limit: keyof Limits;
  readonly used: number;
  readonly after: number;
  readonly of: number;
}

/** A file that widens access, and its owners, one of whom has to approve that; empty if nobody is named. */
export interface Approval {
  readonly file: string;
  readonly approvers: readonly string[];
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
  /** Each file that widens access, or held the account to which it does, with whoever owns it. */
  readonly approvals: readonly Approval[];
  /** All that these name. */
  readonly approvers: readonly string[];
  /** How long an `up` of it takes, by the rates that AWS documents. */
  readonly estimate: Estimate;
  readonly diagnostics: readonly Diagnostic[];
}
