// What the driver of an `up` and its worker processes say to each other: plain JSON.
import type { Circumstances, RunOptions, RunResult, Step } from '../engine';
import type { PulumiEngineOptions } from '../pulumi';
import type { StackSpec } from '../../plan/stackSpec';

/** A stack to run. */
export interface Job {
  readonly action: 'preview' | 'up';
  readonly spec: StackSpec;
  readonly circumstances: Circumstances;
  readonly options: Pick<RunOptions, 'refresh' | 'keep'> & { readonly imports: readonly (readonly [string, string])[] };
  readonly engine: Omit<PulumiEngineOptions, 'onOutput'>;
  /** File to which what the Pulumi CLI prints is added. */
  readonly log: string;
}

/** An error as it crosses the border of a process. */
export interface SentError {
  readonly name: string;
  readonly message: string;
}

export type Answer =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'done'; readonly result: RunResult }
  | { readonly kind: 'failed'; readonly error: SentError };

/** An error that a worker reported, with the name that it had there. */
export class WorkerError extends Error {
  constructor({ name, message }: SentError) {
    super(message);
    this.name = name;
  }
}
