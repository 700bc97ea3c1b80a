// What the task definition tells a task.
import { tmpdir } from 'node:os';

/** A mistake in how a task was started, told in one line. */
export class TaskError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {TaskError} if the variable is not set */
export function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '')
    throw new TaskError(`the variable \`${name}\` is not set: the task definition of drift-schedule sets it`);
  return value;
}

/** The folder that a task may write to. */
export function scratch(environment: Environment): string {
  return environment['TMPDIR'] ?? tmpdir();
}
