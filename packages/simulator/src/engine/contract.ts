// What the embedded engine offers: the same contract as an engine made of the Pulumi CLI.

export type Operation = 'create' | 'update' | 'replace' | 'delete' | 'same' | 'import';

/** What was done, or would be done, with one resource. */
export interface Step {
  readonly operation: Operation;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The names of the inputs that changed. */
  readonly properties: readonly string[];
  /**
   * In a preview alone: what the provider would be given, each value resolved; of a `delete`, what it was given last. What
   * is not known yet has Pulumi's mark of an unknown value. Not to be changed.
   */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** In a preview alone: whether the resource is protected, by the program or, of a `delete`, by the state. */
  readonly protect?: boolean;
}

/** A Pulumi program and the stack that it is for. `run` registers the resources and returns the stack's outputs. */
export interface StackProgram {
  readonly stack: string;
  readonly run: () => Promise<Record<string, unknown>>;
}

export interface RunOptions {
  /** Read every resource of the state first: what is gone leaves the state, what is different there is set right. */
  readonly refresh: boolean;
  /**
   * URNs to leave although the program lacks them, with all that they use; whatever else is missing goes. As with Pulumi's
   * `--exclude`.
   */
  readonly keep: readonly string[];
  /** Ids of what exists in AWS already but not in the state, by `<type>::<logical name>`. */
  readonly imports: ReadonlyMap<string, string>;
  /** Called after each step that is no `same`. */
  readonly onStep?: (step: Step) => void;
}

export interface RunResult {
  /** Everything but `same`. */
  readonly steps: readonly Step[];
  /** How many resources stayed as they were. */
  readonly unchanged: number;
  /** URNs left in place although the program no longer has them. */
  readonly kept: readonly string[];
  /** In a preview, without those that are not known yet. */
  readonly outputs: Record<string, unknown>;
  /** Everything in AWS that the program registered. */
  readonly registered: readonly Registration[];
}

/** A resource as its provider was given it, every input resolved. */
export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
}

/** A resource of a state. */
export interface Held {
  readonly type: string;
  readonly name: string;
  /** Whether it was replaced and is still to be deleted. */
  readonly isReplaced: boolean;
  /** Of a component of the program: what it said of itself. */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** An engine that runs one stack at a time; runs that overlap wait for each other. */
export interface EmbeddedEngine {
  readonly name: 'embedded';
  /** The names of the stacks that have a state, sorted. */
  stacks(): Promise<string[]>;
  /** The outputs of a stack's last run; undefined if it has no state. */
  outputs(stack: string): Promise<Record<string, unknown> | undefined>;
  /** What the stack's state has. */
  held(stack: string): Promise<Held[]>;
  /**
   * In the middle of which operations a run of the stack was cut off, by `<type>::<logical name>`: AWS may hold of these what
   * the state does not.
   */
  pending(stack: string): Promise<string[]>;
  /** The stacks that anybody runs now: none, since one process at a time has the folder, and it runs one stack after the other. */
  running(): Promise<readonly never[]>;
  /** What `up` would do. Changes nothing, in AWS or in the state. */
  preview(program: StackProgram, options: RunOptions): Promise<RunResult>;
  /**
   * @throws StackFailure if the program or a resource failed; what does not depend on it is done and remembered, but then
   * nothing is waited for that comes from outside of the engine, such as a timer.
   */
  up(program: StackProgram, options: RunOptions): Promise<RunResult>;
  /** The resources of a stack as their providers were given them: none that has no state. */
  registrations(stack: string): Promise<Registration[]>;
  /** Deletes what the stack holds, and its state. @throws StackFailure, before anything, if a resource is protected. */
  destroy(stack: string): Promise<RunResult>;
}

/** One thing that went wrong in a run; `urn` is null where the program itself failed. */
export interface Failure {
  readonly urn: string | null;
  readonly message: string;
  readonly cause: unknown;
}

/** A run that did not come to its end. */
export class StackFailure extends Error {
  constructor(
    readonly stackName: string,
    readonly failures: readonly Failure[],
  ) {
    const lines = failures.map(({ urn, message }) => (urn === null ? message : `${urn}: ${message}`));
    super([`stack ${stackName} failed`, ...lines].join('\n  '), { cause: failures[0]?.cause });
    this.name = 'StackFailure';
  }
}
