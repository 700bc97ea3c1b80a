// Worker processes, as many as stacks run at once, each used for one stack after the other.
import { fork, type ChildProcess } from 'node:child_process';
import * as path from 'node:path';
import { receivedError, type Answer, type Job } from './protocol';
import type { RunResult, Step } from '../engine';

export interface WorkerPoolOptions {
  /** How long one job may take. */
  readonly timeLimitSeconds: number;
  /** The worker's module; that of this package by default. */
  readonly module?: string;
}

/** A stack took longer than it may, and was stopped. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
  constructor(stack: string, seconds: number) {
    super(
      `\`${stack}\` took longer than ${Math.round(seconds / 60)} min and was stopped; its log says how far it came: \`--time-limit\` gives it longer, and running again goes on`,
    );
  }
}

/** What a process that is asked to end gets to come to an end, in milliseconds. */
const GRACE = 30_000;

/** A pool whose first worker loads what it needs while nobody waits for it. */
export function workerPool(options: WorkerPoolOptions): WorkerPool {
  const pool = new WorkerPool(options);
  pool.warm(1);
  return pool;
}

export class WorkerPool {
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();

  constructor(private readonly options: WorkerPoolOptions) {}

  /** Starts so many workers, which load what they need while nobody waits for them. */
  warm(count: number): void {
    while (this.idle.length < count) this.idle.push(this.start());
  }

  /** Runs a job in a worker. @throws what the worker says, TimeLimitError, or an error that says that the worker was lost. */
  async run(job: Job, onStep: ((step: Step) => void) | undefined): Promise<RunResult> {
    const worker = this.idle.pop() ?? this.start();
    const { name } = job.spec;
    return new Promise<RunResult>((resolve, reject) => {
      const { timeLimitSeconds } = this.options;
      let isLate = false;
      const limit = setTimeout(() => {
        isLate = true;
        this.stop(worker);
      }, timeLimitSeconds * 1000);
      const ended = (reuse: boolean): void => {
        clearTimeout(limit);
        worker.off('message', onMessage).off('exit', onExit).off('error', onError);
        if (reuse && !isLate) this.idle.push(worker);
        else this.stop(worker);
      };
      const onMessage = (answer: Answer): void => {
        if (answer.kind === 'step') return onStep?.(answer.step);
        ended(true);
        if (answer.kind === 'done') resolve(answer.result);
        else reject(isLate ? new TimeLimitError(name, timeLimitSeconds) : receivedError(answer.error));
      };
      const lost = (how: string): void => {
        ended(false);
        reject(
          isLate
            ? new TimeLimitError(name, timeLimitSeconds)
            : new Error(`the process that ran \`${name}\` was lost (${how}): run again to go on`),
        );
      };
      const onExit = (code: number | null, signal: NodeJS.Signals | null): void => lost(signal ?? `exit code ${code}`);
      // It could not be started, or ended just before it was given the job.
      const onError = ({ message }: Error): void => lost(message);
      worker.on('message', onMessage).on('exit', onExit).on('error', onError);
      worker.send(job);
    });
  }

  /** Ends all workers; those that work are stopped. */
  close(): void {
    for (const worker of this.all) if (worker.connected) worker.disconnect();
    // One that still loads hears of it later; nobody has to wait for that.
    for (const worker of this.idle) worker.unref();
    this.idle.length = 0;
  }

  private start(): ChildProcess {
    // A group of its own, so that it and the Pulumi CLI below it are reached together, and by nobody's Ctrl-C.
    const worker = fork(this.options.module ?? path.join(__dirname, 'stackWorker.js'), [], {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.all.add(worker);
    const forget = (): void => {
      this.all.delete(worker);
      const place = this.idle.indexOf(worker);
      if (place >= 0) this.idle.splice(place, 1);
    };
    // Whoever has given it a job hears of it, too; without a listener an error would end this process.
    worker.on('exit', forget).on('error', forget);
    return worker;
  }

  /** First as Ctrl-C does, so that what runs comes to an orderly end; after a while at once. */
  private stop(worker: ChildProcess): void {
    if (!signalled(worker, 'SIGINT')) return;
    const started = performance.now();
    // The Pulumi CLI may outlive its worker, so the group is watched and not the process.
    const watch = setInterval(() => {
      if (performance.now() - started > GRACE) signalled(worker, 'SIGKILL');
      else if (signalled(worker, 0)) return;
      clearInterval(watch);
    }, 100);
  }
}

/** Sends a signal to a worker and all below it; false if they have ended. */
function signalled({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}
