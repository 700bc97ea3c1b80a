// Runs of stacks by the real Pulumi engine, driven through the Automation API with inline programs.
import * as pulumi from '@pulumi/pulumi';
import type { Stack as PulumiStack } from '@pulumi/pulumi/automation';
import type { RunOptions, RunResult, StackProgram } from '../engine';
import { judgePreview, PreviewFailedError, type Expected } from '../judgement';
import { repairAttributes } from './attributes';
import { inItsWords } from './commandError';
import { phases, stepsRecorder, type StepsRecorder } from './engineEvents';
import { withLock } from './locks';
import type { PulumiEngineOptions } from './onPath';
import type { Deployment, StackState } from './state';
import type { PulumiStates } from './states';
import { Workspaces } from './workspaces';

interface UpFlags {
  readonly refresh: boolean;
  readonly suppressOutputs: true;
  readonly suppressProgress: true;
  readonly parallel?: number;
  readonly exclude?: string[];
  readonly onOutput?: (text: string) => void;
}

/** Runs stacks by the Pulumi CLI on PATH. Failures reject with what the engine said about each resource. */
export class PulumiRuns {
  private readonly workspaces: Workspaces;

  constructor(
    private readonly options: PulumiEngineOptions,
    /** A run of a stack forgets what was known of it. */
    private readonly states: PulumiStates,
  ) {
    this.workspaces = new Workspaces(options);
  }

  async preview(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const recorder = stepsRecorder(options.onStep);
    const state = await this.states.state(program.stack);
    const flags = this.flags(options, state.pending.length > 0);
    await this.open(program, missingFrom(state, options.imports), (stack) =>
      this.saying([recorder], () => stack.preview({ ...flags, onEvent: recorder.onEvent })),
    );
    return { ...recorder.result(), outputs: {} };
  }

  async up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const recorder = stepsRecorder(options.onStep);
    // Since it was last read, somebody else may have run it: a run begins with what the stack holds now.
    this.states.forget(program.stack);
    const state = await this.states.state(program.stack);
    const flags = this.flags(options, state.pending.length > 0);
    const imports = missingFrom(state, options.imports);
    try {
      if (imports.size > 0) await this.import(program, imports, recorder, flags);
      await this.open(program, new Map(), async (stack) => {
        await this.saying([recorder], () => stack.up({ ...flags, onEvent: recorder.onEvent }));
        if (state.pending.length > 0) await this.settle(stack);
      });
      this.states.forget(program.stack);
      return { ...recorder.result(), outputs: (await this.states.outputs(program.stack)) ?? {} };
    } finally {
      this.states.forget(program.stack);
    }
  }

  async checkedUp(program: StackProgram, options: RunOptions, expected: Expected): Promise<RunResult> {
    const { foreseen, done, onEvent } = phases(options.onStep);
    this.states.forget(program.stack);
    const state = await this.states.state(program.stack);
    const flags = this.flags(options, state.pending.length > 0);
    let verdict: Error | undefined;
    let [isPreviewed, isForeseen] = [false, false];
    const run = async (): Promise<Record<string, unknown>> => {
      if (pulumi.runtime.isDryRun()) {
        isPreviewed = true;
        return program.run();
      }
      isForeseen = true;
      try {
        if (!isPreviewed) throw new Error('the Pulumi CLI has left out the preview');
        judgePreview(program.spec, expected, foreseen.result(), options);
      } catch (error) {
        verdict = error instanceof Error ? error : new Error(String(error));
        // Nothing is registered yet, and a program that throws lets the engine delete nothing.
        throw verdict;
      }
      return program.run();
    };
    try {
      await this.open(
        { ...program, run },
        new Map(),
        async (stack) => {
          await this.saying([foreseen, done], () => stack.up({ ...flags, onEvent }));
          if (state.pending.length > 0) await this.settle(stack);
        },
        true,
      );
      this.states.forget(program.stack);
      return { ...done.result(), outputs: (await this.states.outputs(program.stack)) ?? {} };
    } catch (error) {
      if (verdict !== undefined) throw verdict;
      throw isForeseen ? error : previewFailed(error);
    } finally {
      this.states.forget(program.stack);
    }
  }

  async destroy(stack: string): Promise<RunResult> {
    const recorder = stepsRecorder(undefined);
    const program = () => Promise.resolve({});
    await this.locked(stack, () =>
      this.workspaces.withStack(stack, { exists: true, program }, (selected) =>
        this.saying([recorder], () => selected.destroy({ onEvent: recorder.onEvent, suppressOutputs: true })),
      ),
    );
    this.states.forget(stack);
    return { ...recorder.result(), outputs: {} };
  }

  /**
   * Takes what exists into the state as AWS has it; the run that follows makes it what the program says. Done apart because
   * Pulumi refuses to import a resource whose inputs differ ("Importing resources", Pulumi documentation).
   */
  private async import(
    program: StackProgram,
    imports: RunOptions['imports'],
    recorder: StepsRecorder,
    flags: UpFlags,
  ): Promise<void> {
    await this.open(program, imports, (stack) =>
      this.saying([recorder], () => stack.up({ ...flags, onEvent: recorder.onEvent })),
    );
    this.states.forget(program.stack);
  }

  /**
   * Forgets operations whose end nobody saw, once a run came to its end: what they made has been imported. Pulumi keeps
   * creations among them until somebody takes them out ("Pending create operations", Pulumi documentation).
   */
  private async settle(stack: PulumiStack): Promise<void> {
    const exported = await stack.exportStack();
    const { pending_operations: _done, ...settled } = exported.deployment as Deployment;
    await stack.importStack({ ...exported, deployment: settled });
  }

  private async open<Result>(
    program: StackProgram,
    imports: ReadonlyMap<string, string>,
    use: (stack: PulumiStack) => Promise<Result>,
    previews = false,
  ): Promise<Result> {
    const run = async (): Promise<Record<string, unknown>> => {
      if (imports.size > 0) importing(imports);
      return program.run();
    };
    return this.locked(program.stack, async () => {
      const exists = await this.states.exists(program.stack);
      if (exists !== true) this.states.forget(program.stack);
      const { folder } = this.states;
      if (folder !== null) await repairAttributes(folder, program.stack);
      return this.workspaces.withStack(program.stack, { exists, program: run, previews }, use);
    });
  }

  private locked<Result>(stack: string, run: () => Promise<Result>): Promise<Result> {
    const { lockWaitSeconds = 120, onOutput = () => undefined } = this.options;
    return withLock(stack, { waitSeconds: lockWaitSeconds, log: onOutput }, run).catch((error: unknown) => {
      throw inItsWords(error);
    });
  }

  private flags({ refresh, keep }: RunOptions, interrupted: boolean): UpFlags {
    const { parallel, onOutput } = this.options;
    return {
      // Of updates and deletions whose end nobody saw, only AWS knows how they ended.
      refresh: refresh || interrupted,
      suppressOutputs: true,
      suppressProgress: true,
      ...(parallel === undefined ? {} : { parallel }),
      ...(keep.length === 0 ? {} : { exclude: [...keep] }),
      ...(onOutput === undefined ? {} : { onOutput }),
    };
  }

  /** Runs an operation and, when it fails, says what the engine said rather than what its process printed. */
  private async saying<Result>(recorders: readonly StepsRecorder[], operation: () => Promise<Result>): Promise<Result> {
    try {
      return await operation();
    } catch (cause) {
      const said = recorders.flatMap((recorder) => recorder.errors());
      if (said.length === 0) throw cause;
      throw new Error(said.join('\n'), { cause });
    }
  }
}

/** The same failure, with the mark that it was the preview's. */
function previewFailed(error: unknown): PreviewFailedError {
  return new PreviewFailedError(error instanceof Error ? error.message : String(error), { cause: error });
}

/**
 * INVARIANT: what the state holds is never imported. Pulumi takes an id that is written otherwise for another resource,
 * replaces the one by the other, and so deletes what it has just imported.
 */
function missingFrom({ held }: StackState, imports: RunOptions['imports']): RunOptions['imports'] {
  return new Map([...imports].filter(([resource]) => !held.has(resource)));
}

/** Makes the resources that are registered from now on in this program take the ids of `imports`, whatever their inputs. */
function importing(imports: ReadonlyMap<string, string>): void {
  pulumi.runtime.registerResourceTransform(({ type, name, props, opts }) => {
    const id = imports.get(`${type}::${name}`);
    if (id === undefined) return undefined;
    return { props, opts: { ...opts, import: id, ignoreChanges: Object.keys(props) } };
  });
}
