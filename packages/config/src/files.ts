// The files of an estate as values: what was read, and what each file is by its place.
import type { Diagnostic } from './diagnostic';

/** What was read of an estate folder, from disk or from a commit. */
export interface EstateFiles {
  /** Path relative to the estate folder, with `/` → the text. */
  readonly texts: ReadonlyMap<string, string>;
  /** What could not be read, or must not be: symbolic links, oversized files, files that are no text … */
  readonly diagnostics: readonly Diagnostic[];
}

export const LANDING_ZONE = 'landing-zone.yaml';
export const ADDRESS_LOCK = 'addresses.lock.yaml';
export const DRIFT_EXCEPTIONS = 'drift-exceptions.yaml';

/** What a file of the estate is, which its path alone decides. */
export type FileRole =
  | { readonly kind: 'landing-zone' }
  | { readonly kind: 'account'; readonly businessUnit: string; readonly name: string }
  | { readonly kind: 'guardrail'; readonly name: string }
  | { readonly kind: 'lock' }
  | { readonly kind: 'drift-exceptions' }
  /** YAML where the estate has no place for it. */
  | { readonly kind: 'misplaced' }
  /** What is read only if a key names it: metadata files. */
  | { readonly kind: 'other' };

/** The role of the file at `path`, relative to the estate folder. */
export function roleOf(path: string): FileRole {
  if (path === ADDRESS_LOCK) return { kind: 'lock' };
  if (!isYaml(path)) return { kind: 'other' };
  const [folder = '', ...rest] = path.replace(/\.ya?ml$/, '').split('/');
  const [first, second] = rest;
  if (folder === 'landing-zone' && rest.length === 0) return { kind: 'landing-zone' };
  if (folder === 'drift-exceptions' && rest.length === 0) return { kind: 'drift-exceptions' };
  if (folder === 'guardrails' && rest.length === 1 && first !== undefined) return { kind: 'guardrail', name: first };
  if (folder === 'accounts' && rest.length === 2 && first !== undefined && second !== undefined)
    return { kind: 'account', businessUnit: first, name: second };
  return { kind: 'misplaced' };
}

/** Whether the estate reads a file of this name for what it says: `.yaml` and `.yml`. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}
