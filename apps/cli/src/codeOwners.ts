// Who owns files of a repository, as its CODEOWNERS file says (GitHub Docs, "About code owners").
import ignore, { type Ignore } from 'ignore';

/** Where GitHub looks for the file; the first that is there counts, and the others do not. */
export const CODE_OWNERS_FILES: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** A larger one is not loaded. */
export const MOST_CODE_OWNERS_BYTES = 3 * 1024 * 1024;

interface OwnerRule {
  readonly matches: (path: string) => boolean;
  readonly owners: readonly string[];
}

/**
 * Gives the owners of a path in the repository: those of the last pattern that matches it, which may be none. Patterns are
 * those of `.gitignore`, case counts, and there is no `!`, no `[ ]` and no `\#`: GitHub skips such lines, and so does this.
 */
export function codeOwners(text: string): (path: string) => readonly string[] {
  const rules = text.split(/\r?\n/).flatMap((line) => ruleOf(line) ?? []);
  return (path) => rules.findLast(({ matches }) => matches(path))?.owners ?? [];
}

function ruleOf(line: string): OwnerRule | null {
  const written = line.replace(/(^|\s)#.*$/, '').trim();
  // A space in a pattern is escaped.
  const [pattern = '', ...owners] = written.split(/(?<!\\)\s+/);
  if (pattern === '' || /^!|[[\]]|\\#/.test(pattern) || !owners.every(isOwner)) return null;
  return { matches: matcher(pattern), owners };
}

/** `@user`, `@organization/team` or an e-mail address. */
function isOwner(word: string): boolean {
  return /^@[\w.-]+(\/[\w.-]+)?$/.test(word) || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(word);
}

function matcher(pattern: string): (path: string) => boolean {
  const rule: Ignore = ignore({ allowRelativePaths: true, ignorecase: false }).add(pattern);
  if (!/(^|[^*])\/\*$/.test(pattern)) return (path) => rule.ignores(path);
  // `docs/*` is what is in `docs` itself. To `.gitignore` it is also what is in folders of it, by way of these folders.
  return (path) => rule.ignores(path) && !isFolderMatched(path, rule);
}

function isFolderMatched(path: string, rule: Ignore): boolean {
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  return folder !== '' && rule.ignores(folder);
}
