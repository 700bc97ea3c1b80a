// Commands of the AWS CLI as a person may paste them into a shell, whatever names AWS holds.
import { printable } from '@microaccounts/resources';

/** What a shell takes as it is, and no shell or AWS CLI reads as anything else. */
const PLAIN = /^[\w%+=:,./][\w@%+=:,./-]*$/;
/** The AWS CLI would load these (AWS CLI User Guide, "Load a parameter from a file"). */
const LOADED = /^(file|fileb|https?):\/\//i;

/** An option and its value, null for one whose value is not known. */
export type CommandOption = readonly [name: string, value: string | null];

/**
 * `aws <operation> --name value …` on one line; null if a value is not known, or is one that cannot be shown and pasted
 * unchanged. Values are joined to their options, so that one that begins with a hyphen is no option.
 */
export function awsCommand(operation: string, options: readonly CommandOption[]): string | null {
  const words = options.map(([name, value]) => (value === null ? null : optionText(name, value)));
  return words.includes(null) ? null : ['aws', operation, ...words].join(' ');
}

function optionText(name: string, value: string): string | null {
  if (value === '' || printable(value) !== value || LOADED.test(value)) return null;
  return PLAIN.test(value) ? `--${name} ${value}` : `--${name}=${quoted(value)}`;
}

/** In single quotes nothing has a meaning but their end (POSIX.1-2024, Shell Command Language, 2.2.2). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
