// What is told of an `up` that has ended, beside its summary.
import type { UpSummary } from '@microaccounts/landing-zone/deploy';

/** What an `up` took. */
export interface Cost {
  /** Wall clock. */
  readonly seconds: number;
  /** The most memory that this process held at once, in MB of 2^20 bytes. */
  readonly peakMegabytes: number;
}

export interface UpReport {
  readonly summary: UpSummary;
  readonly cost: Cost;
  /** Whether nothing was to be changed. */
  readonly preview: boolean;
  /** The command that goes on with what this run left undone; null if it left nothing, or going on would not help. */
  readonly continuation: string | null;
  /** The command that shows what the refused stacks would do; null if none was refused. */
  readonly inspection: string | null;
  /** Folder of the logs; null if none are kept. */
  readonly logs: string | null;
  /** Stack → file of its log, of those that failed and have one. */
  readonly logOf: ReadonlyMap<string, string>;
}

/** Of a run about which nothing is known but its summary. */
export function plainReport(summary: UpSummary, cost: Cost): UpReport {
  return { summary, cost, preview: false, continuation: null, inspection: null, logs: null, logOf: new Map() };
}
