// The drift report as a document: the JSON contract of `microaccounts drift`.
import type { Value } from '@microaccounts/resources';

export type Status =
  /** A property is not what was deployed. */
  | 'drifted'
  | 'missing'
  /** In AWS, among what the landing zone keeps, and declared by no file. */
  | 'unmanaged'
  /** It could not be read; `actual` is the reason. */
  | 'unchecked'
  /** It differs because what is merged is not yet deployed. */
  | 'pending';

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
}

export interface DriftReport {
  readonly formatVersion: 1;
  /** Whether everything could be read. */
  readonly complete: boolean;
  /** Accounts and resources of the landing zone that were looked at, and the calls that it took. */
  readonly checked: { readonly accounts: number; readonly resources: number; readonly calls: number };
  /** What is a matter of security first, then by account, address and property. */
  readonly findings: readonly DriftFinding[];
}

/** Exit code of the command: 2 drift was found, 3 nothing was found but not everything was read, 0 all is well. */
export function exitCode({ complete, findings }: DriftReport): 0 | 2 | 3 {
  if (findings.some(({ status }) => status === 'drifted' || status === 'missing' || status === 'unmanaged')) return 2;
  return complete ? 0 : 3;
}
