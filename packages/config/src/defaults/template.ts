// Texts with words in braces that are replaced: e-mail addresses and names of groups.
import type { AccountEntry } from '../written/accountEntry';

/** What `organization.accountEmail` may hold in braces. */
export const accountEmailWords: readonly string[] = ['key', 'businessUnit', 'environment'];

/** What the name of an AD group may hold in braces. */
export const groupWords: readonly string[] = ['accountId', 'accountKey', 'role'];

/** The words in braces of a text, in order. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word ?? '');
}

/** `template` with its words replaced; a word that nothing replaces stays as it is. */
export function expand(template: string, words: { readonly [word: string]: string | undefined }): string {
  return template.replace(
    /\{([^{}]*)\}/g,
    (whole, word: string) => (Object.hasOwn(words, word) ? words[word] : undefined) ?? whole,
  );
}

/** The e-mail address of an account: its own, or that of the template; undefined if there is neither. */
export function emailOf(
  { key, businessUnit, settings }: AccountEntry,
  template: string | undefined,
): string | undefined {
  if (settings.email !== undefined || template === undefined) return settings.email;
  return expand(template, { key, businessUnit, environment: settings.environment });
}
