// What an `up` tells while it runs and at its end.
import type { Operation, RunResult, Step } from './engine';

export type Changes = Readonly<Record<Operation, number>>;

export type UpEvent =
  /** Once, first: the stacks that the run is about. */
  | { readonly kind: 'selected'; readonly stacks: readonly string[] }
  /** A stack that is as the files say, and was not run. */
  | { readonly kind: 'stack-current'; readonly stack: string }
  /** A stack that was not selected, and reads what another has changed. */
  | { readonly kind: 'stack-added'; readonly stack: string; readonly because: string }
  | { readonly kind: 'stack-started'; readonly stack: string; readonly pass: 1 | 2 }
  | { readonly kind: 'stack-step'; readonly stack: string; readonly step: Step }
  /** A failure that passes by itself: the stack is run again after so many seconds. */
  | { readonly kind: 'stack-repeated'; readonly stack: string; readonly message: string; readonly seconds: number }
  | {
      readonly kind: 'stack-finished';
      readonly stack: string;
      readonly changes: Changes;
      readonly seconds: number;
      readonly pass: 1 | 2;
    }
  | {
      readonly kind: 'stack-failed';
      readonly stack: string;
      readonly message: string;
      /** Whether its preview showed what must not be. */
      readonly refused: boolean;
      readonly pass: 1 | 2;
    }
  | { readonly kind: 'stack-skipped'; readonly stack: string; readonly message: string };

export interface StackSummary {
  readonly stack: string;
  /** Of a preview: what would become of it. */
  readonly status: 'unchanged' | 'changed' | 'failed' | 'skipped';
  readonly changes: Changes;
  readonly seconds: number;
  /** Why it failed or was skipped. */
  readonly message?: string;
  /** Of one that failed: whether its preview showed what must not be. */
  readonly refused?: boolean;
  /** Of a preview: what would be done. */
  readonly steps?: readonly ForeseenStep[];
}

/** A step without the values, of which there are many. */
export type ForeseenStep = Pick<Step, 'operation' | 'type' | 'name' | 'properties'>;

export interface UpSummary {
  /** The stacks that the run was about. */
  readonly selected: readonly string[];
  /** Those that were looked at, or skipped: as selected, and those that were added. */
  readonly stacks: readonly StackSummary[];
  readonly changed: number;
  readonly failed: number;
  /** Why nothing ran at all, one sentence each; empty when it ran. */
  readonly refused: readonly string[];
  /** Whether the run was ended early. */
  readonly interrupted: boolean;
}

export const NO_CHANGES: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 };

export function changesOf({ steps, unchanged }: RunResult): Changes {
  const counts = { ...NO_CHANGES, same: unchanged };
  for (const { operation } of steps) counts[operation] += 1;
  return counts;
}

/** The changes of two runs of a stack; what is as it was counts as after the second. */
export function bothChanges(first: Changes, second: Changes): Changes {
  const total = { ...second };
  for (const operation of Object.keys(first) as Operation[])
    if (operation !== 'same') total[operation] += first[operation];
  return total;
}

/** Whether anything was done. */
export function isChange(changes: Changes): boolean {
  return Object.entries(changes).some(([operation, count]) => operation !== 'same' && count > 0);
}
