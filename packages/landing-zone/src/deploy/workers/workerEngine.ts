// The real Pulumi engine with each stack in a process of its own; what is only read is read in this one.
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Engine, Held, RunningStack, RunOptions, RunResult, StackProgram } from '../engine';
import type { Expected } from '../judgement';
import { pulumiEngine, type PulumiEngineOptions } from '../pulumi';
import type { Job } from './protocol';
import { workerPool, type WorkerPool } from './workerPool';

export interface WorkerEngineOptions {
  readonly engine: Omit<PulumiEngineOptions, 'onOutput'>;
  /** How long one run of one stack may take. */
  readonly timeLimitSeconds: number;
  /** Folder in which the log of each stack's last run is kept, as `<stack>.log`. */
  readonly logs: string;
  /** The module of a worker process; that of this package by default. */
  readonly module?: string;
  /** Workers that are there already; by default one is started at once, and more are when they are needed. */
  readonly pool?: WorkerPool;
}

export interface WorkerEngine extends Engine {
  /** Ends the worker processes. */
  close(): void;
}

export function workerEngine(options: WorkerEngineOptions): WorkerEngine {
  return new ProcessEngine(options);
}

class ProcessEngine implements WorkerEngine {
  readonly name = 'pulumi';
  private readonly reader: ReturnType<typeof pulumiEngine>;
  private readonly pool: WorkerPool;
  /** Stacks whose log was begun by this engine; whatever was there before is of an earlier `up`. */
  private readonly begun = new Set<string>();

  constructor(private readonly options: WorkerEngineOptions) {
    this.reader = pulumiEngine(options.engine);
    this.pool = options.pool ?? workerPool(options);
  }

  stacks(): Promise<string[]> {
    return this.reader.stacks();
  }

  outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    return this.reader.outputs(stack);
  }

  pending(stack: string): Promise<readonly string[]> {
    return this.reader.pending(stack);
  }

  running(): Promise<readonly RunningStack[]> {
    return this.reader.running();
  }

  held(stack: string): Promise<readonly Held[]> {
    return this.reader.held(stack);
  }

  destroy(stack: string): Promise<RunResult> {
    return this.reader.destroy(stack);
  }

  preview(program: StackProgram, options: RunOptions): Promise<RunResult> {
    return this.run('preview', program, options);
  }

  async up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    try {
      return await this.run('up', program, options);
    } finally {
      this.reader.forget(program.stack);
    }
  }

  async checkedUp(program: StackProgram, options: RunOptions, expected: Expected): Promise<RunResult> {
    try {
      return await this.run('checkedUp', program, options, expected);
    } finally {
      this.reader.forget(program.stack);
    }
  }

  close(): void {
    this.pool.close();
  }

  private run(
    action: Job['action'],
    program: StackProgram,
    options: RunOptions,
    expected: Expected | null = null,
  ): Promise<RunResult> {
    const { spec, circumstances, stack } = program;
    const { refresh, keep, imports, onStep } = options;
    return this.pool.run(
      {
        action,
        spec,
        circumstances,
        options: { refresh, keep, imports: [...imports] },
        expected,
        engine: this.options.engine,
        log: this.log(stack),
      },
      onStep,
    );
  }

  private log(stack: string): string {
    const file = path.resolve(this.options.logs, `${stack}.log`);
    if (!this.begun.has(stack)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '');
      this.begun.add(stack);
    }
    return file;
  }
}
