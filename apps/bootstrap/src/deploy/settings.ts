// What was configured in the stack, as it stands there.
import * as pulumi from '@pulumi/pulumi';
import type { Problem } from '../plan/problem';
import { listKeys, readSettings, type Settings } from '../plan/settings';

/** @throws pulumi.RunError with a line for each mistake. */
export function configuredSettings(): Settings {
  const { settings, problems } = readSettings(configuredValues('bootstrap', listKeys));
  if (settings === null) throw refusal(problems);
  return settings;
}

/** What is wrong, in a line each, as an error of the user that Pulumi prints without a stack trace. */
export function refusal(problems: readonly Problem[]): pulumi.RunError {
  return new pulumi.RunError(problems.map(({ message, help }) => `${message} (${help})`).join('\n'));
}

/** The values that the stack has under the name of a project, by key; those of `lists` parsed. */
export function configuredValues(project: string, lists: readonly string[]): { readonly [key: string]: unknown } {
  const prefix = `${project}:`;
  const own = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(
    own.map(([name, text]) => {
      const key = name.slice(prefix.length);
      return [key, lists.includes(key) ? parsed(text) : text];
    }),
  );
}

/** Pulumi hands over lists as JSON, everything else as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
