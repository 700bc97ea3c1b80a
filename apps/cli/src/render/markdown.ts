// Text that others wrote, made safe in the Markdown of GitHub: it is neither markup nor HTML, mentions nobody and links to nothing.
import { printable } from '@microaccounts/resources';
import { shortened } from './layout';

/** No word of an estate is shown longer. */
const MOST = 200;

/** `text` as code, whatever backticks are in it (GitHub Flavored Markdown Spec, "Code spans"). */
export function code(text: string): string {
  const plain = shortened(printable(text), MOST);
  if (plain.trim() === '') return '` `';
  const fence = '`'.repeat(longestFence(plain) + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

/** A sentence of ours with words of users in backticks. */
export function sentence(text: string): string {
  return printable(text)
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1 ? code(part) : escaped(shortened(part, 4 * MOST)),
    )
    .join('');
}

/** Lines in a block of code, the language of which is `language`. */
export function codeBlock(lines: readonly string[], language = ''): string[] {
  const fence = '`'.repeat(Math.max(3, ...lines.map((line) => longestFence(line) + 1)));
  return [`${fence}${language}`, ...lines, fence];
}

/** The first `most` of these as code, and how many there are beside them. */
export function named(names: readonly string[], most = 20): string {
  const shown = names.slice(0, most).map(code).join(', ');
  const more = names.length - most;
  return more > 0 ? `${shown} and ${more.toLocaleString('en-US')} more` : shown;
}

function longestFence(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
}

/** An invisible character behind `@` and `#` keeps them from being mentions and references. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[@#]/g, '$&\u200b');
}
