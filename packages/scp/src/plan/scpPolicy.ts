// A service control policy under the name that its own text gives it: never edited, shared by whoever has the same text.
import { canonicalJson, digest, policyDocument, type PolicyDocument, type Statement } from '@microaccounts/resources';

export interface ScpPolicy {
  /** `ma-` and the first 16 hexadecimal digits of the SHA-256 of `text`. */
  readonly name: string;
  /** What it is, for people. The same for the same text, and naming no account. */
  readonly description: string;
  readonly content: PolicyDocument;
  /** `content` as it is sent: canonical and minified, since AWS counts white space. */
  readonly text: string;
}

/** Characters of a description (AWS Organizations API Reference, "CreatePolicy"). */
const DESCRIPTION_CHARACTERS = 512;

/** The policy of these statements. `subject` says what it is, `detail` more of it; the size is said between them. */
export function scpPolicy(subject: string, detail: string, statements: readonly Statement[]): ScpPolicy {
  const content = policyDocument(statements);
  const text = canonicalJson(content);
  const description = `${subject} (${text.length} characters)${detail === '' ? '' : `: ${detail}`}`;
  return { name: `ma-${digest(text).slice(0, 16)}`, description: shortened(description), content, text };
}

function shortened(description: string): string {
  const line = description.replace(/\s+/g, ' ').trim();
  if (line.length <= DESCRIPTION_CHARACTERS) return line;
  const characters = [...line];
  if (characters.length <= DESCRIPTION_CHARACTERS) return line;
  return `${characters.slice(0, DESCRIPTION_CHARACTERS - 1).join('')}…`;
}
