// The Pulumi CLI on PATH as an engine: what is only read is read here, and whoever runs nothing does not load Pulumi.
import type { Engine, Held, RunningStack, RunOptions, RunResult, StackProgram } from '../engine';
import type { Expected } from '../judgement';
import type { PulumiSettings } from './environment';
import type { PulumiRuns } from './pulumiRuns';
import { PulumiStates } from './states';

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

class PulumiEngine implements PulumiEngineOnPath {
  readonly name = 'pulumi';
  private readonly states: PulumiStates;
  private loaded: PulumiRuns | undefined;

  constructor(private readonly options: PulumiEngineOptions) {
    this.states = new PulumiStates(options);
  }

  stacks(): Promise<string[]> {
    return this.states.stacks();
  }

  outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    return this.states.outputs(stack);
  }

  pending(stack: string): Promise<readonly string[]> {
    return this.states.pending(stack);
  }

  running(): Promise<readonly RunningStack[]> {
    return this.states.running();
  }

  held(stack: string): Promise<readonly Held[]> {
    return this.states.held(stack);
  }

  forget(stack: string): void {
    this.states.forget(stack);
  }

  async preview(program: StackProgram, options: RunOptions): Promise<RunResult> {
    return this.runs().preview(program, options);
  }

  async up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    return this.runs().up(program, options);
  }

  async checkedUp(program: StackProgram, options: RunOptions, expected: Expected): Promise<RunResult> {
    return this.runs().checkedUp(program, options, expected);
  }

  async destroy(stack: string): Promise<RunResult> {
    return this.runs().destroy(stack);
  }

  private runs(): PulumiRuns {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load Pulumi for whoever only reads
    const module = require('./pulumiRuns') as typeof import('./pulumiRuns');
    this.loaded ??= new module.PulumiRuns(this.options, this.states);
    return this.loaded;
  }
}
