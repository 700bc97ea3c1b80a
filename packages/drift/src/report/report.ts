// The drift report as a document: the JSON contract of `microaccounts drift`.
import type { Value } from '@microaccounts/resources';
import type { ReportScope } from '../scope/scope';

export type Status =
  /** A property is not what was deployed. */
  | 'drifted'
  | 'missing'
  /** In AWS, among what the landing zone keeps, and declared by no file. */
  | 'unmanaged'
  /** It could not be read; `actual` is the reason. */
  | 'unchecked'
  /** It differs because what is merged is not yet deployed. */
  | 'pending'
  /** It differs, and an exception of the estate says that it may, until a date. */
  | 'accepted';

/** Where in the estate what is violated is written: the file relative to the estate, line and column from 1. */
export interface FindingOrigin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What CloudTrail says of the change behind a finding. */
export interface FindingCause {
  /** ARN of the principal, or what CloudTrail has in its place. */
  readonly principal: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The API call, `iam:UpdateAssumeRolePolicy`. */
  readonly event: string;
  /** The address or the AWS service that it came from. */
  readonly source: string;
  /** Whether the principal is one as which the landing zone is deployed; absent if not. */
  readonly own?: true;
}

/** The two ways out for what no file declares. */
export interface FindingHint {
  /** What to write into the estate so that it is declared, in YAML; absent where the estate has no words for it. */
  readonly adopt?: string;
  /** Commands of the AWS CLI that remove it, a line each; absent where removing is a procedure, as for an account. */
  readonly remove?: string;
}

/** A stack with drift that healing has left as it is. */
export interface NotHealed {
  readonly stack: string;
  /** One lower-case sentence without full stop. */
  readonly reason: string;
}

/** What was healed before, had come back, and was healed again: healing alone does not end it. */
export interface HealingLoop {
  /** As {@link findingIdentity} gives it. */
  readonly identity: string;
  readonly account: string;
  /** As of a finding. */
  readonly owner?: string;
  /** Who did it this time; absent where that is not known. */
  readonly cause?: FindingCause;
}

/** The exception that a finding falls under. */
export interface FindingException {
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, `2026-12-31`, in UTC. */
  readonly until: string;
  /** Whether that day is over: the finding then counts as if there were no exception. */
  readonly expired: boolean;
}

/** An exception of the estate, and whether anything falls under it. */
export interface ReportedException {
  readonly address: string;
  readonly owner: string;
  /** The last day on which it holds, `2026-12-31`, in UTC. */
  readonly until: string;
  /** Expired: that day is over, whether anything falls under it or not. Unused: nothing does, in what was read. */
  readonly state: 'in-use' | 'unused' | 'expired';
}

export interface DriftFinding {
  readonly status: Status;
  readonly kind: string;
  readonly address: string;
  readonly account: string;
  readonly region: string | null;
  /** The property that differs; null if the finding is about the whole resource. */
  readonly property: string | null;
  /** The property's value, or all properties of what is missing. */
  readonly expected: Value;
  /** The property's value, or AWS's id and all properties of what nobody declares. */
  readonly actual: Value;
  /** Whether it lets somebody do more than the files say. */
  readonly security: boolean;
  /** Who owns the account, as its file says; absent for an account that no file has, and for what all accounts share. */
  readonly owner?: string;
  readonly origin?: FindingOrigin;
  /** Time of the run that saw it first, ISO 8601; absent where no history is kept. */
  readonly since?: string;
  readonly cause?: FindingCause;
  readonly exception?: FindingException;
  /** Of what drifted: the files have changed the resource since it was deployed, and AWS has it as neither. */
  readonly alsoPending?: true;
  /** Of what is unmanaged. */
  readonly hint?: FindingHint;
  /** Whether it was healed before and has come back: something sets it again and again. */
  readonly returned?: true;
}

export interface DriftReport {
  readonly formatVersion: 1;
  /** What was looked at; absent where that is everything that a caller handed in. */
  readonly scope?: ReportScope;
  /** Whether everything in scope could be read. */
  readonly complete: boolean;
  /** Accounts and resources of the landing zone that were looked at, and the calls that it took. */
  readonly checked: { readonly accounts: number; readonly resources: number; readonly calls: number };
  /** What is a matter of security first, then by account, address and property. */
  readonly findings: readonly DriftFinding[];
  /** The exceptions of the estate, in their order; absent where there are none. */
  readonly exceptions?: readonly ReportedException[];
  /** Identities of what healing has set right, sorted; absent if nothing was to be healed by this run. */
  readonly healed?: readonly string[];
  readonly notHealed?: readonly NotHealed[];
  /** Of `healed` what an earlier run had healed, too. What is a loop and remains says so in its finding, by `returned`. */
  readonly loops?: readonly HealingLoop[];
}

/** Exit code of the command: 2 drift was found, 3 nothing was found but not everything was read, 0 all is well. */
export function exitCode({ complete, findings }: DriftReport): 0 | 2 | 3 {
  if (findings.some(({ status }) => status === 'drifted' || status === 'missing' || status === 'unmanaged')) return 2;
  return complete ? 0 : 3;
}

/** What makes two findings of different runs the same one: not the values, which may go on changing. */
export function findingIdentity({
  kind,
  address,
  property,
}: Pick<DriftFinding, 'kind' | 'address' | 'property'>): string {
  return property === null ? `${kind} ${address}` : `${kind} ${address} ${property}`;
}
