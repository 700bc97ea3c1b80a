// What is written is what it looks like.
import { disguises } from '../../lookAlike';
import { isYaml } from '../../files';
import type { Rule } from '../rule';

export const plainCharacters: Rule = {
  code: 'estate/look-alike-character',
  demands:
    'no word of Latin letters has a character of another alphabet that looks like one, or one that cannot be seen',
  *check({ texts }) {
    for (const [file, text] of texts) {
      if (!isYaml(file)) continue;
      for (const { index, character, looksLike } of disguises(text)) {
        const before = text.slice(0, index);
        const lineStart = before.lastIndexOf('\n') + 1;
        yield {
          at: { file, position: { line: before.split('\n').length, column: index - lineStart + 1 } },
          severity: 'warning',
          message:
            looksLike === ''
              ? `there is a character that cannot be seen, ${codePoint(character)}`
              : `the character \`${character}\`, ${codePoint(character)}, only looks like \`${looksLike}\``,
          help: looksLike === '' ? 'delete it, and type the word anew' : 'type the word anew',
        };
      }
    }
  },
};

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
