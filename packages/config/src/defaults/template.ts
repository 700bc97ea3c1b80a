// Texts with words in braces that are replaced: e-mail addresses and names of groups.
import type { AccountEntry } from '../written/accountEntry';
import { fromAccount, fromBuiltIn, written, type Sourced } from './origin';

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
export function emailOf(entry: AccountEntry, template: string | undefined): string | undefined {
  return sourcedEmail(entry, written(template, fromBuiltIn))?.value;
}

/** The same, with where it comes from. */
export function sourcedEmail(entry: AccountEntry, template: Sourced<string> | undefined): Sourced<string> | undefined {
  const { key, businessUnit, settings } = entry;
  const own = written(settings.email, fromAccount(entry, 'email'));
  if (own !== undefined || template === undefined) return own;
  const words = { key, businessUnit, environment: settings.environment };
  return { value: expand(template.value, words), from: template.from };
}
