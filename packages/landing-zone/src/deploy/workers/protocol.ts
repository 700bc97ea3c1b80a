// What the driver of an `up` and its worker processes say to each other: plain JSON.
import { LeftoversError, PreviewFailedError, StackRefusedError, type Expected } from '../judgement';
import type { Circumstances, RunOptions, RunResult, Step } from '../engine';
import type { PulumiEngineOptions } from '../pulumi';
import type { StackSpec } from '../../plan/stackSpec';

/** A stack to run. */
export interface Job {
  readonly action: 'preview' | 'up' | 'checkedUp';
  readonly spec: StackSpec;
  readonly circumstances: Circumstances;
  readonly options: Pick<RunOptions, 'refresh' | 'keep'> & { readonly imports: readonly (readonly [string, string])[] };
  /** Of a `checkedUp`. */
  readonly expected: Expected | null;
  readonly engine: Omit<PulumiEngineOptions, 'onOutput'>;
  /** File to which what the Pulumi CLI prints is added. */
  readonly log: string;
}

/** An error as it crosses the border of a process. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  /** Of a {@link StackRefusedError}. */
  readonly findings?: readonly string[];
  /** Of a {@link LeftoversError}. */
  readonly missing?: readonly Step[];
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

/** Makes an error ready for the way to another process. */
export function sentError(error: unknown): SentError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof StackRefusedError) return { name, message, findings: error.findings };
  if (error instanceof LeftoversError) return { name, message, missing: error.missing.map(withoutInputs) };
  return { name, message };
}

/** The error again, of the class that it had there if anybody asks for it. */
export function receivedError(sent: SentError): Error {
  if (sent.findings !== undefined) return new StackRefusedError(sent.findings);
  if (sent.missing !== undefined) return new LeftoversError(sent.missing);
  if (sent.name === PreviewFailedError.name) return new PreviewFailedError(sent.message);
  return new WorkerError(sent);
}

/** A step as other processes are told of it: what a resource is made of may be large, and nobody reads it there. */
export function withoutInputs({ inputs: _large, ...step }: Step): Step {
  return step;
}
