// The real Pulumi engine, driven through the Automation API with inline programs.
import * as pulumi from '@pulumi/pulumi';
import type { Stack as PulumiStack } from '@pulumi/pulumi/automation';
import type { Engine, Held, RunningStack, RunOptions, RunResult, StackProgram } from '../engine';
import { judgePreview, PreviewFailedError, type Expected } from '../judgement';
import { repairAttributes } from './attributes';
import { Checkpoints } from './checkpoints';
import { inItsWords } from './commandError';
import { phases, stepsRecorder, type StepsRecorder } from './engineEvents';
import { backendOf, type PulumiSettings } from './environment';
import { FileStore, folderOf } from './fileStore';
import { lockedStacks } from './lockFiles';
import { withLock } from './locks';
import type { ObjectStore } from './objectStore';
import { bucketOf, S3Store } from './s3Store';
import type { Deployment, StackState } from './state';
import { StateReader } from './stateReader';
import { Workspaces } from './workspaces';

export interface PulumiEngineOptions extends PulumiSettings {
  /** How many resources of one stack are worked on at once. */
  readonly parallel?: number;
  /** For how long to wait for whoever else runs a stack; 120 by default. */
  readonly lockWaitSeconds?: number;
  /** Is given what the Pulumi CLI prints. */
  readonly onOutput?: (text: string) => void;
}

/** An engine whose stacks others may run, too. */
export interface PulumiEngineOnPath extends Engine {
  checkedUp(program: StackProgram, options: RunOptions, expected: Expected): Promise<RunResult>;
  /** Whatever is known of the stack has to be read again. */
  forget(stack: string): void;
}

/** The Pulumi CLI on PATH as an engine. Its failures reject with what the engine said about each resource. */
export function pulumiEngine(options: PulumiEngineOptions): PulumiEngineOnPath {
  return new PulumiEngine(options);
}

interface UpFlags {
  readonly refresh: boolean;
  readonly suppressOutputs: true;
  readonly suppressProgress: true;
  readonly parallel?: number;
  readonly exclude?: string[];
  readonly onOutput?: (text: string) => void;
}

class PulumiEngine implements PulumiEngineOnPath {
  readonly name = 'pulumi';
  private readonly workspaces: Workspaces;
  /** A run of a stack forgets what was known of it. */
  private readonly states: StateReader;
  /** Of a `file://` backend. */
  private readonly folder: string | null;
  /** Where it can be read without the CLI. */
  private readonly store: ObjectStore | null;

  private readonly checkpoints: Checkpoints | null;

  constructor(private readonly options: PulumiEngineOptions) {
    this.workspaces = new Workspaces(options);
    this.folder = folderOf(backendOf(options) ?? '');
    this.store = storeOf(backendOf(options) ?? '');
    this.checkpoints = this.store === null ? null : new Checkpoints(this.store);
    this.states = new StateReader(this.workspaces, this.checkpoints);
  }

  stacks(): Promise<string[]> {
    return this.states.stacks();
  }

  async outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    return (await this.states.state(stack)).outputs;
  }

  async interrupted(stack: string): Promise<boolean> {
    return (await this.states.state(stack)).interrupted;
  }

  async running(): Promise<readonly RunningStack[]> {
    const layout = (await this.checkpoints?.layout()) ?? null;
    if (this.store === null || layout === null) return [];
    return lockedStacks(this.store, layout, backendOf(this.options) ?? '');
  }

  async held(stack: string): Promise<readonly Held[]> {
    return (await this.states.state(stack)).resources;
  }

  async preview(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const recorder = stepsRecorder(options.onStep);
    const state = await this.states.state(program.stack);
    const flags = this.flags(options, state.interrupted);
    await this.open(program, missingFrom(state, options.imports), (stack) =>
      this.saying([recorder], () => stack.preview({ ...flags, onEvent: recorder.onEvent })),
    );
    return { ...recorder.result(), outputs: {} };
  }

  async up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const recorder = stepsRecorder(options.onStep);
    // Since it was last read, somebody else may have run it: a run begins with what the stack holds now.
    this.forget(program.stack);
    const state = await this.states.state(program.stack);
    const flags = this.flags(options, state.interrupted);
    const imports = missingFrom(state, options.imports);
    try {
      if (imports.size > 0) await this.import(program, imports, recorder, flags);
      await this.open(program, new Map(), async (stack) => {
        await this.saying([recorder], () => stack.up({ ...flags, onEvent: recorder.onEvent }));
        if (state.interrupted) await this.settle(stack);
      });
      this.forget(program.stack);
      return { ...recorder.result(), outputs: (await this.outputs(program.stack)) ?? {} };
    } finally {
      this.forget(program.stack);
    }
  }

  async checkedUp(program: StackProgram, options: RunOptions, expected: Expected): Promise<RunResult> {
    const { foreseen, done, onEvent } = phases(options.onStep);
    this.forget(program.stack);
    const state = await this.states.state(program.stack);
    const flags = this.flags(options, state.interrupted);
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
          if (state.interrupted) await this.settle(stack);
        },
        true,
      );
      this.forget(program.stack);
      return { ...done.result(), outputs: (await this.outputs(program.stack)) ?? {} };
    } catch (error) {
      if (verdict !== undefined) throw verdict;
      throw isForeseen ? error : previewFailed(error);
    } finally {
      this.forget(program.stack);
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
    this.forget(stack);
    return { ...recorder.result(), outputs: {} };
  }

  forget(stack: string): void {
    this.states.forget(stack);
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
    this.forget(program.stack);
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
      if (exists !== true) this.forget(program.stack);
      if (this.folder !== null) await repairAttributes(this.folder, program.stack);
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

/** The backend's objects, where they can be read without the CLI. */
function storeOf(url: string): ObjectStore | null {
  const folder = folderOf(url);
  if (folder !== null) return new FileStore(folder);
  const bucket = bucketOf(url);
  return bucket === null ? null : new S3Store(bucket);
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
