// The real Pulumi engine, driven through the Automation API with inline programs.
import * as pulumi from '@pulumi/pulumi';
import { LocalWorkspace, type EngineEvent, type Stack as PulumiStack } from '@pulumi/pulumi/automation';
import { PROJECT, type Engine, type Held, type RunOptions, type RunResult, type StackProgram } from './engine';
import { stepsRecorder, type StepsRecorder } from './engineEvents';

export interface PulumiEngineOptions {
  /** Where stacks' states are kept: `file://…`, `s3://…` or a Pulumi Cloud URL; absent: what `pulumi login` or `PULUMI_BACKEND_URL` says. */
  readonly backend?: string;
  /** Further environment of the Pulumi CLI, e.g. the passphrase of the secrets provider. */
  readonly environment?: { readonly [name: string]: string };
  /** How many resources of one stack are worked on at once. */
  readonly parallel?: number;
  /** Is given what the Pulumi CLI prints. */
  readonly onOutput?: (text: string) => void;
}

/** An engine whose stacks others may run, too. */
export interface PulumiEngineOnPath extends Engine {
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

interface StackState {
  readonly outputs: Record<string, unknown> | undefined;
  readonly interrupted: boolean;
  /** What it holds, by `<type>::<logical name>`. */
  readonly held: ReadonlySet<string>;
  /** The types and logical names of what it holds. */
  readonly resources: readonly Held[];
}

const NO_STATE: StackState = { outputs: undefined, interrupted: false, held: new Set(), resources: [] };

/** What is read of an exported state ("pulumi stack export", version 3 of the deployment format). */
interface ExportedState {
  readonly resources?: readonly {
    readonly urn: string;
    readonly type: string;
    readonly outputs?: Record<string, unknown>;
  }[];
  readonly pending_operations?: readonly unknown[];
}

class PulumiEngine implements PulumiEngineOnPath {
  readonly name = 'pulumi';

  /** What is known of each stack, as last read: a run of the stack forgets it. */
  private readonly known = new Map<string, Promise<StackState>>();
  private listed: Promise<string[]> | undefined;
  private shared: Promise<LocalWorkspace> | undefined;

  constructor(private readonly options: PulumiEngineOptions) {}

  stacks(): Promise<string[]> {
    this.listed ??= this.list();
    return this.listed;
  }

  async outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    return (await this.state(stack)).outputs;
  }

  async interrupted(stack: string): Promise<boolean> {
    return (await this.state(stack)).interrupted;
  }

  async held(stack: string): Promise<readonly Held[]> {
    return (await this.state(stack)).resources;
  }

  private async list(): Promise<string[]> {
    return (await (await this.workspace()).listStacks()).map(({ name }) => name.replace(/^.*\//, ''));
  }

  private state(stack: string): Promise<StackState> {
    const known = this.known.get(stack) ?? this.readState(stack);
    this.known.set(stack, known);
    return known;
  }

  /** One call for all that is asked of a stack: its exported state holds both its outputs and what was cut off. */
  private async readState(stack: string): Promise<StackState> {
    if (!(await this.stacks()).includes(stack)) return NO_STATE;
    const exported = (await (await this.workspace()).exportStack(stack)) as { readonly deployment?: ExportedState };
    const { resources = [], pending_operations: pending = [] } = exported.deployment ?? {};
    const outputs = resources.find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs ?? {};
    return {
      outputs: Object.keys(outputs).length === 0 ? undefined : outputs,
      interrupted: pending.length > 0,
      held: new Set(resources.map(({ urn, type }) => `${type}::${nameIn(urn)}`)),
      resources: resources.map(({ urn, type }) => ({ type, name: nameIn(urn) })),
    };
  }

  /** The workspace for what concerns no program. */
  private workspace(): Promise<LocalWorkspace> {
    this.shared ??= LocalWorkspace.create(this.settings());
    return this.shared;
  }

  async preview(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const stack = await this.open(program, options.imports);
    const recorder = stepsRecorder(options.onStep);
    await this.saying(recorder, (onEvent) => stack.preview({ ...this.flags(options), onEvent }));
    return { ...recorder.result(), outputs: {} };
  }

  async up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const flags = this.flags(options);
    const recorder = stepsRecorder(options.onStep);
    const { held, interrupted } = await this.state(program.stack);
    // INVARIANT: what the state holds is never imported. Pulumi takes an id that is written otherwise for another resource,
    // replaces the one by the other, and so deletes what it has just imported.
    const imports = new Map([...options.imports].filter(([resource]) => !held.has(resource)));
    if (imports.size > 0) await this.import(program, imports, recorder, flags);
    const stack = await this.open(program, new Map());
    const { outputs } = await this.saying(recorder, (onEvent) => stack.up({ ...flags, onEvent }));
    if (interrupted) await this.settle(stack);
    this.forget(program.stack);
    return {
      ...recorder.result(),
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value as unknown])),
    };
  }

  async destroy(stack: string): Promise<RunResult> {
    const selected = await this.select(stack);
    const recorder = stepsRecorder(undefined);
    await this.saying(recorder, (onEvent) => selected.destroy({ onEvent, suppressOutputs: true }));
    this.forget(stack);
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
    const stack = await this.open(program, imports);
    await this.saying(recorder, (onEvent) => stack.up({ ...flags, onEvent }));
    this.forget(program.stack);
  }

  /**
   * Forgets operations whose end nobody saw, once a run came to its end: what they made has been imported. Pulumi keeps
   * creations among them until somebody takes them out ("Pending create operations", Pulumi documentation).
   */
  private async settle(stack: PulumiStack): Promise<void> {
    const exported = await stack.exportStack();
    const { pending_operations: _done, ...settled } = exported.deployment as ExportedState;
    await stack.importStack({ ...exported, deployment: settled });
  }

  private async open(program: StackProgram, imports: ReadonlyMap<string, string>): Promise<PulumiStack> {
    const run = async (): Promise<Record<string, unknown>> => {
      if (imports.size > 0) importing(imports);
      return program.run();
    };
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: program.stack, projectName: PROJECT, program: run },
      this.settings(),
    );
    this.listed = undefined;
    return stack;
  }

  private select(stack: string): Promise<PulumiStack> {
    return LocalWorkspace.selectStack(
      { stackName: stack, projectName: PROJECT, program: () => Promise.resolve({}) },
      this.settings(),
    );
  }

  forget(stack: string): void {
    this.known.delete(stack);
    this.listed = undefined;
  }

  private settings(): Parameters<typeof LocalWorkspace.create>[0] & object {
    const { backend, environment = {} } = this.options;
    return {
      projectSettings: {
        name: PROJECT,
        runtime: 'nodejs',
        ...(backend === undefined ? {} : { backend: { url: backend } }),
      },
      envVars: {
        PULUMI_SKIP_UPDATE_CHECK: 'true',
        ...(backend === undefined ? {} : { PULUMI_BACKEND_URL: backend }),
        ...environment,
      },
    };
  }

  private flags({ refresh, keep }: RunOptions): UpFlags {
    const { parallel, onOutput } = this.options;
    return {
      refresh,
      suppressOutputs: true,
      suppressProgress: true,
      ...(parallel === undefined ? {} : { parallel }),
      ...(keep.length === 0 ? {} : { exclude: [...keep] }),
      ...(onOutput === undefined ? {} : { onOutput }),
    };
  }

  /** Runs an operation and, when it fails, says what the engine said rather than what its process printed. */
  private async saying<Result>(
    recorder: StepsRecorder,
    operation: (onEvent: (event: EngineEvent) => void) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await operation(recorder.onEvent);
    } catch (cause) {
      const said = recorder.errors();
      if (said.length === 0) throw cause;
      throw new Error(said.join('\n'), { cause });
    }
  }
}

/** The logical name at the end of a URN. */
function nameIn(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

/** Makes the resources that are registered from now on in this program take the ids of `imports`, whatever their inputs. */
function importing(imports: ReadonlyMap<string, string>): void {
  pulumi.runtime.registerResourceTransform(({ type, name, props, opts }) => {
    const id = imports.get(`${type}::${name}`);
    if (id === undefined) return undefined;
    return { props, opts: { ...opts, import: id, ignoreChanges: Object.keys(props) } };
  });
}
