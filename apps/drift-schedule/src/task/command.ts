// Runs the command line in a process of its own, and keeps what it writes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { execPath } from 'node:process';
import type { Environment } from './environment';

export interface Command {
  /** The JavaScript file that Node runs. */
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Environment;
  /** Where what it writes to stdout is kept. */
  readonly output: string;
  readonly timeoutMinutes: number;
}

/** How the command ended: its exit code, or the signal that ended it. */
export type Ended = { readonly code: number } | { readonly signal: string };

/** Runs it to its end. What stops this process stops it, too; what it writes to stderr goes to the log. */
export async function runCommand(command: Command): Promise<Ended> {
  const output = await open(command.output, 'w');
  try {
    const child = spawn(execPath, [command.file, ...command.arguments], {
      stdio: ['ignore', output.fd, 'inherit'],
      env: command.environment,
      timeout: command.timeoutMinutes * 60_000,
    });
    const stop = (): void => void child.kill('SIGTERM');
    process.on('SIGTERM', stop);
    try {
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return code === null ? { signal: signal ?? 'unknown' } : { code };
    } finally {
      process.off('SIGTERM', stop);
    }
  } finally {
    await output.close();
  }
}
