// What was configured in the stack, as it stands there.
import * as pulumi from '@pulumi/pulumi';
import { listKeys, readSettings, type Problem, type Settings } from '../plan/settings';

const NAMESPACE = 'bootstrap:';

/** @throws pulumi.RunError with a line for each mistake. */
export function configuredSettings(): Settings {
  const own = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(NAMESPACE));
  const { settings, problems } = readSettings(
    Object.fromEntries(own.map(([key, text]) => [key.slice(NAMESPACE.length), valueOf(key, text)])),
  );
  if (settings === null) throw refusal(problems);
  return settings;
}

/** What is wrong, in a line each, as an error of the user that Pulumi prints without a stack trace. */
export function refusal(problems: readonly Problem[]): pulumi.RunError {
  return new pulumi.RunError(problems.map(({ message, help }) => `${message} (${help})`).join('\n'));
}

/** Pulumi hands over lists as JSON, everything else as text. */
function valueOf(key: string, text: string): unknown {
  if (!listKeys.includes(key.slice(NAMESPACE.length))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
