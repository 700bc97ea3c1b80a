// What the deployment asks of an engine: the embedded one and the real Pulumi CLI both answer it.
import type { StackSpec } from '../plan/stackSpec';
import type { Expected } from './judgement';
import type { Making } from './making';
import type { Registered } from './rules';

export type Operation = 'create' | 'update' | 'replace' | 'delete' | 'same' | 'import';

/** What an engine did, or would do, with one resource. */
export interface Step {
  readonly operation: Operation;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The names of the inputs that changed, where the engine says so. */
  readonly properties: readonly string[];
  /** In a preview: what the provider would be given. What is not known yet has Pulumi's mark of an unknown value. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** In a preview: whether the resource is protected from being deleted. */
  readonly protect?: boolean;
}

/** What a program is told beside its stack's part of the landing zone. */
export interface Circumstances {
  /**
   * The id of the account of an account stack where AWS has it already: its SCPs are then attached before it moves, so
   * that on its way it is never without its guardrails.
   */
  readonly vended: string | null;
  /** The commit whose files are deployed; null if nobody knows. */
  readonly commit: string | null;
  /** Addresses of what the engine leaves in place although the files no longer have it. */
  readonly leftovers: readonly string[];
  /** Whether what was deployed broke a rule that no preview could judge: the stack then says that it is not done. */
  readonly rejected?: boolean;
  /** What the run is about to make; where nobody says, it may be all of the stack. */
  readonly making?: Making;
  /** Ids of what is in other stacks and is published no more, by `<address>#<attribute>`. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** A Pulumi program. `spec` and `circumstances` are plain JSON and all that it is made of, so that another process can make it, too. */
export interface StackProgram {
  readonly stack: string;
  readonly spec: StackSpec;
  readonly circumstances: Circumstances;
  /** Registers the resources and returns the stack's outputs. */
  readonly run: () => Promise<Record<string, unknown>>;
}

export interface RunOptions {
  /** Read every resource back first, so that what changed behind Pulumi's back is set right. */
  readonly refresh: boolean;
  /** URNs to leave although the program no longer has them; whatever else is missing goes. */
  readonly keep: readonly string[];
  /** Ids of what exists in AWS already but not in the state, by `<type>::<logical name>`. */
  readonly imports: ReadonlyMap<string, string>;
  readonly onStep?: (step: Step) => void;
}

export interface RunResult {
  /** Everything but `same`. */
  readonly steps: readonly Step[];
  /** How many resources were left as they are. */
  readonly unchanged: number;
  readonly outputs: Record<string, unknown>;
  /** Everything in AWS that the program registers, what stays as it is included. */
  readonly registered: readonly Registered[];
}

/** A resource of a state. */
export interface Held {
  readonly type: string;
  readonly name: string;
  /** Of engines that have a `checkedUp`. */
  readonly urn?: string;
  /** Whether another has taken its place, and it itself is still to be deleted. */
  readonly isReplaced?: boolean;
  /** Of a revision, at least: its outputs. */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** A stack that somebody runs now. */
export interface RunningStack {
  readonly stack: string;
  /** Who, `ci@runner-7`; null where the backend does not say. */
  readonly by: string | null;
  /** ISO 8601; null where the backend does not say. */
  readonly since: string | null;
}

export interface Engine {
  readonly name: 'embedded' | 'pulumi';
  /** The names of the stacks that have a state. */
  stacks(): Promise<string[]>;
  /** The outputs of a stack's last run; undefined if it never ran. */
  outputs(stack: string): Promise<Record<string, unknown> | undefined>;
  /**
   * In the middle of which operations an earlier run of the stack was cut off, by `<type>::<logical name>`: AWS may hold of these
   * what the state does not. What AWS has refused is not among them.
   */
  pending(stack: string): Promise<readonly string[]>;
  /**
   * The stacks that anybody runs now, as far as the backend lets that be seen; none where it does not. A stack whose run was
   * cut off is not among them.
   */
  running(): Promise<readonly RunningStack[]>;
  /** What a stack's state has: types and logical names, and what revisions say of themselves. */
  held(stack: string): Promise<readonly Held[]>;
  preview(program: StackProgram, options: RunOptions): Promise<RunResult>;
  up(program: StackProgram, options: RunOptions): Promise<RunResult>;
  /**
   * A preview, and the run if the preview shows nothing that must not be, in one operation: half as much is started, and
   * nobody else can change the stack in between. Only of engines that can do it.
   * @throws StackRefusedError, LeftoversError or PreviewFailedError if nothing was carried out
   */
  checkedUp?(program: StackProgram, options: RunOptions, expected: Expected): Promise<RunResult>;
  /** Deletes what the stack holds; protected resources make it fail. */
  destroy(stack: string): Promise<RunResult>;
}

/** The one Pulumi project of a landing zone. */
export const PROJECT = 'landing-zone';
