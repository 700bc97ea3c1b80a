// What the deployment asks of an engine: the embedded one and the real Pulumi CLI both answer it.

export type Operation = 'create' | 'update' | 'replace' | 'delete' | 'same' | 'import';

/** What an engine did, or would do, with one resource. */
export interface Step {
  readonly operation: Operation;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The names of the inputs that changed, where the engine says so. */
  readonly properties: readonly string[];
}

/** A Pulumi program and the stack that it is for. `run` registers the resources and returns the stack's outputs. */
export interface StackProgram {
  readonly stack: string;
  readonly run: () => Promise<Record<string, unknown>>;
}

export interface RunOptions {
  /** Read every resource back first, so that what changed behind Pulumi's back is set right. */
  readonly refresh: boolean;
  /** Leave what is in the state but no longer in the program. */
  readonly keepMissing: boolean;
  /** Ids of what exists in AWS already but not in the state, by `<type>::<logical name>`. */
  readonly imports: ReadonlyMap<string, string>;
  readonly onStep?: (step: Step) => void;
}

export interface RunResult {
  /** Everything but `same`. */
  readonly steps: readonly Step[];
  /** How many resources were left as they are. */
  readonly unchanged: number;
  /** URNs that were left in place although the program no longer has them. */
  readonly kept: readonly string[];
  readonly outputs: Record<string, unknown>;
}

export interface Engine {
  readonly name: 'embedded' | 'pulumi';
  /** The names of the stacks that have a state. */
  stacks(): Promise<string[]>;
  /** The outputs of a stack's last run; undefined if it never ran. */
  outputs(stack: string): Promise<Record<string, unknown> | undefined>;
  /** Whether an earlier run of the stack was cut off, so that AWS may hold what the state does not. */
  interrupted(stack: string): Promise<boolean>;
  preview(program: StackProgram, options: RunOptions): Promise<RunResult>;
  up(program: StackProgram, options: RunOptions): Promise<RunResult>;
  /** Deletes what the stack holds; protected resources make it fail. */
  destroy(stack: string): Promise<RunResult>;
}

/** The one Pulumi project of a landing zone. */
export const PROJECT = 'landing-zone';
