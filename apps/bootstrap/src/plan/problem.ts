// What is wrong with the configuration of a stack, in the words of its keys.
import type { z } from 'zod';

/** One mistake: the key, what is wrong with it, and what to do. */
export interface Problem {
  readonly key: string;
  readonly message: string;
  readonly help: string;
}

/** The keys that a program can be given in the configuration of its stack. */
export interface Vocabulary {
  /** The Pulumi project, before the colon. */
  readonly project: string;
  readonly keys: readonly string[];
  /** The keys whose value is a list. */
  readonly lists: readonly string[];
}

/** The mistakes that zod found in `values`, as their author can understand them. */
export function problemsOf(
  error: z.ZodError,
  values: { readonly [key: string]: unknown },
  vocabulary: Vocabulary,
): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, values, vocabulary));
}

/** How a key is set on the command line. */
export function howToSet(key: string, { project, lists }: Vocabulary): string {
  return lists.includes(key)
    ? `pulumi config set --path '${project}:${key}[0]' <value>`
    : `pulumi config set ${project}:${key} <value>`;
}

function problemsOfIssue(
  issue: z.core.$ZodIssue,
  values: { readonly [key: string]: unknown },
  vocabulary: Vocabulary,
): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      key,
      message: `unknown key \`${key}\``,
      help: `the keys are ${vocabulary.keys.join(', ')}`,
    }));
  const key = String(issue.path[0]);
  const value = values[key];
  const message =
    value === undefined
      ? `\`${key}\` is missing: ${issue.message}`
      : `\`${key}\` is \`${shown(value)}\`, not ${issue.message}`;
  return [{ key, message, help: howToSet(key, vocabulary) }];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
