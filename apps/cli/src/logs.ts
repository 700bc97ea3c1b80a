// The logs of an `up`: the folder that holds one per stack.
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { UserError } from './exit';

/**
 * Makes the folder.
 * @throws UserError if nothing can be written there: better before a stack runs than in the middle.
 */
export function requireLogs(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code = String(cause) } = cause as NodeJS.ErrnoException;
    throw new UserError(`no logs can be kept in \`${folder}\`: ${code}`, 'name another folder by `--logs`', { cause });
  }
}

/** The logs of these stacks, by stack, that were written since `start`, in milliseconds of the system's clock. */
export function logsSince(start: number, folder: string, stacks: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const stack of stacks) {
    const file = path.join(folder, `${stack}.log`);
    // What is older is of an earlier run, whatever this one says of the stack.
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity) >= start) found.set(stack, file);
  }
  return found;
}
