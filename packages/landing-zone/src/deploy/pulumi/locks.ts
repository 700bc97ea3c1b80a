// Stacks that somebody else is running: who it is, whether they still do, and how long to wait for them.
import { unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Whoever holds a lock, as the lock says. */
export interface LockHolder {
  /** URL of the lock's file. */
  readonly lock: string;
  readonly user: string;
  readonly host: string;
  readonly process: number;
  /** ISO 8601. */
  readonly since: string;
}

/** A stack that somebody else is running, or was when their process ended without an end. */
export class StackLockedError extends Error {
  override readonly name = 'StackLockedError';
  constructor(
    stack: string,
    /** None where the backend does not say. */
    readonly holders: readonly LockHolder[],
    options?: ErrorOptions,
  ) {
    const whose = holders.map(
      ({ user, host, process: id, since }) => `${user} on ${host} (process ${id}, since ${since})`,
    );
    const by = whose.length === 0 ? 'another update is running' : `it is locked by ${whose.join(' and ')}`;
    super(
      `\`${stack}\` is in use: ${by}; wait for it, or, if it no longer runs, \`pulumi cancel --stack ${stack}\` and run again`,
      options,
    );
  }
}

/** What backends with files, and Pulumi Cloud, say of a stack in use (as `ConcurrentUpdateError` of the Automation API knows it). */
const IN_USE = [/the stack is currently locked by/, /\[409\] Conflict: Another update is currently in progress/];
const HOLDER = /(\S+): created by (\S+?)@(\S+) \(pid (\d+)\) at (\S+)/g;

/** Null for an error that says something else. */
export function lockedBy(error: unknown): LockHolder[] | null {
  if (!(error instanceof Error) || !IN_USE.some((words) => words.test(error.message))) return null;
  const found = new Map<string, LockHolder>();
  for (const [, lock = '', user = '', host = '', id, since = ''] of error.message.matchAll(HOLDER))
    found.set(lock, { lock, user, host, process: Number(id), since });
  return [...found.values()];
}

export interface LockOptions {
  /** For how long to wait for whoever holds a lock. */
  readonly waitSeconds: number;
  /** Is told what is waited for, and what is taken away. */
  readonly log: (text: string) => void;
}

/**
 * Runs what needs a stack's lock: waits for others, and takes away what a process that has ended has left.
 * @throws StackLockedError with who holds it, if they do not let go of it in time
 */
export async function withLock<Result>(
  stack: string,
  { waitSeconds, log }: LockOptions,
  run: () => Promise<Result>,
): Promise<Result> {
  const end = performance.now() + waitSeconds * 1000;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await run();
    } catch (cause) {
      const holders = lockedBy(cause);
      if (holders === null) throw cause;
      const stale = holders.filter(isStale);
      for (const holder of stale) {
        log(`taking away the lock of process ${holder.process}, which has ended (${holder.lock})\n`);
        await unlink(fileURLToPath(holder.lock)).catch(() => undefined);
      }
      if (stale.length > 0 && stale.length === holders.length) continue;
      const error = new StackLockedError(stack, holders, { cause });
      if (performance.now() >= end) throw error;
      if (isFirst) log(`waiting: ${error.message}\n`);
      await setTimeout(Math.min(pause(), Math.max(0, end - performance.now())));
    }
  }
}

/** Milliseconds; not the same for all who wait. */
function pause(): number {
  return 2000 + 3000 * Math.random();
}

/**
 * Whether the lock was left by a process of this machine that has ended. Only of a backend in this machine's files: hosts of one
 * name that share a bucket are common, and a process of one cannot be seen from another.
 */
export function isStale({ lock, host, process: id }: Omit<LockHolder, 'user' | 'since'>): boolean {
  if (!lock.startsWith('file://') || host !== hostname()) return false;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
