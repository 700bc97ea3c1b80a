// What the Pulumi CLI said against something, out of what the Automation API makes of it.
import { CommandError } from '@pulumi/pulumi/automation';
import { complaintOf } from './complaint';

/** The same failure in the CLI's words, where it is one of the CLI. */
export function inItsWords(error: unknown): unknown {
  return error instanceof CommandError ? new Error(complaintOf(error), { cause: error }) : error;
}
