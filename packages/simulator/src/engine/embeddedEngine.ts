// The embedded engine: runs Pulumi programs in this process against the simulated AWS. It is for simulation and tests; what
// it leaves out of Pulumi (hooks, transforms, targets, parallel stacks, delete-before-replace of dependents) it leaves out.
import type { SimulatedAws } from '../store/simulatedAws';
import { hasUnknown, type Properties } from '../resources';
import {
  StackFailure,
  type EmbeddedEngine,
  type Held,
  type Registration,
  type RunOptions,
  type RunResult,
  type StackProgram,
} from './contract';
import { deleteAll, keptOf } from './deletion';
import { Monitor } from './monitor';
import { runProgram } from './programRun';
import { refresh } from './refresh';
import { Requests } from './requests';
import { StackRun } from './stackRun';
import { StackState, type ResourceRecord } from './stackState';
import { nameOf, typeOf } from './urn';
import { folderStore, memoryStore, type OpenState, type StateStore } from './stateStore';

export interface EmbeddedEngineOptions {
  readonly aws: SimulatedAws;
  /** Where the states of the stacks are kept; null keeps them in memory. */
  readonly folder: string | null;
}

/** An engine whose stacks deploy into `aws`. Every identity of a program is one of the providers that it registers. */
export function embeddedEngine({ aws, folder }: EmbeddedEngineOptions): EmbeddedEngine {
  return new Embedded(aws, folder === null ? memoryStore() : folderStore(folder));
}

const NO_PROGRAM: RunOptions = { refresh: false, keep: [], imports: new Map() };

class Embedded implements EmbeddedEngine {
  readonly name = 'embedded';
  constructor(
    private readonly aws: SimulatedAws,
    private readonly store: StateStore,
  ) {}

  async stacks(): Promise<string[]> {
    return this.store.stacks();
  }

  async outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    const found = this.store.summary(stack);
    return found === undefined ? undefined : { ...found.outputs };
  }

  async pending(stack: string): Promise<string[]> {
    return (this.store.summary(stack)?.pending ?? []).map((urn) => `${typeOf(urn)}::${nameOf(urn)}`);
  }

  async running(): Promise<readonly never[]> {
    return [];
  }

  async held(stack: string): Promise<Held[]> {
    const { resources, condemned } = this.store.read(stack) ?? new StackState();
    const as =
      (isReplaced: boolean) =>
      ({ type, urn, custom, outputs }: ResourceRecord): Held => ({
        ...{ type, name: nameOf(urn), isReplaced },
        ...(custom ? {} : { outputs }),
      });
    return [...[...resources.values()].map(as(false)), ...condemned.map(as(true))];
  }

  async registrations(stack: string): Promise<Registration[]> {
    return registrationsOf(this.store.read(stack)?.resources.values() ?? []);
  }

  preview(program: StackProgram, options: RunOptions): Promise<RunResult> {
    return inTurn(async () => {
      const state = this.store.read(program.stack) ?? new StackState();
      const run = new StackRun(program.stack, true, options, state, this.aws, (...entries) =>
        entries.forEach((entry) => state.apply(entry)),
      );
      return this.execute(run, program);
    });
  }

  up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    return inTurn(() => this.changing(program.stack, options, (run) => this.execute(run, program)));
  }

  destroy(stack: string): Promise<RunResult> {
    const deleting = async (run: StackRun): Promise<RunResult> => {
      await refresh(run);
      if (run.failures.length === 0) await deleteAll(run, [...run.state.resources.values()]);
      return this.ended(run, [], {});
    };
    return inTurn(async () => {
      const result = await this.changing(stack, NO_PROGRAM, deleting);
      this.store.remove(stack);
      return result;
    });
  }

  private async execute(run: StackRun, program: StackProgram): Promise<RunResult> {
    await refresh(run);
    if (run.failures.length > 0) return this.ended(run, [], {});
    const { stack, preview, failing } = run;
    const requests = new Requests();
    const monitor = new Monitor(run, (other) => this.store.summary(other), requests);
    const errors = await runProgram({ stack, preview, monitor, requests, failing }, program.run);
    errors.forEach((error) => run.fail(null, error));
    const outputs = this.rememberOutputs(run, monitor, errors.length > 0);
    if (run.failures.length === 0 && run.broken.size > 0) {
      run.fail(null, new Error(`${[...run.broken].join(', ')} depend on values that nobody knows`));
    }
    if (run.failures.length > 0) return this.ended(run, [], outputs);
    const missing = [...run.state.resources.values()].filter(({ urn }) => !run.seen.has(urn));
    const kept = keptOf(missing, run.options);
    await deleteAll(
      run,
      missing.filter(({ urn }) => !kept.has(urn)),
    );
    return this.ended(run, [...kept], outputs);
  }

  /** A run that failed knows some outputs only: the others stay as they were. */
  private rememberOutputs(run: StackRun, monitor: Monitor, threw: boolean): Properties {
    const { state } = run;
    const registered = threw ? undefined : monitor.stackOutputs;
    if (registered === undefined) return state.outputs;
    const known = Object.fromEntries(Object.entries(registered.outputs).filter(([, value]) => !hasUnknown(value)));
    const complete = Object.keys(known).length === Object.keys(registered.outputs).length;
    const outputs = complete || run.preview ? known : { ...state.outputs, ...known };
    const { secretOutputs } = registered;
    if (JSON.stringify([outputs, secretOutputs]) !== JSON.stringify([state.outputs, state.secretOutputs])) {
      run.commit({ entry: 'outputs', outputs, secretOutputs });
    }
    return outputs;
  }

  private ended(run: StackRun, kept: readonly string[], outputs: Properties): RunResult {
    if (run.failures.length > 0) throw new StackFailure(run.stack, run.failures);
    if (!run.preview && run.state.pending.size > 0) run.commit({ entry: 'settle' });
    const registered = registrationsOf([...run.state.resources.values()].filter(({ urn }) => run.seen.has(urn)));
    return { steps: run.steps, unchanged: run.unchanged, kept, outputs: { ...outputs }, registered };
  }

  private async changing(
    stack: string,
    options: RunOptions,
    work: (run: StackRun) => Promise<RunResult>,
  ): Promise<RunResult> {
    const open: OpenState = this.store.open(stack);
    try {
      return await work(
        new StackRun(stack, false, options, open.state, this.aws, (...entries) => open.commit(...entries)),
      );
    } finally {
      open.close();
    }
  }
}

/** Those of the records that are in AWS, as their providers are given them. */
function registrationsOf(records: Iterable<ResourceRecord>): Registration[] {
  return [...records]
    .filter(({ custom, type }) => custom && type.startsWith('aws:'))
    .map(({ urn, type, inputs, protect }) => ({ urn, type, name: nameOf(urn), inputs, protect }));
}

/** The Pulumi SDK knows one program per process, so whatever engine runs one waits for the last. */
let lastRun: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const run = lastRun.then(work);
  lastRun = run.catch(() => undefined);
  return run;
}
