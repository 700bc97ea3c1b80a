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
  if (!template.includes('{')) return template;
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
  const own = written(entry.settings.email, fromAccount(entry, 'email'));
  if (own !== undefined || template === undefined) return own;
  return { value: expandedFor(entry, template.value), from: template.from };
}

/** The template's address of an account, kept: rules and defaults ask for it one after the other. */
function expandedFor({ key, businessUnit, settings }: AccountEntry, template: string): string {
  const known = expanded.get(settings);
  if (known?.key === key && known.template === template) return known.email;
  const email = expand(template, { key, businessUnit, environment: settings.environment });
  expanded.set(settings, { key, template, email });
  return email;
}

const expanded = new WeakMap<object, { readonly key: string; readonly template: string; readonly email: string }>();
