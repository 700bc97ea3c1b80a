import fc from 'fast-check';
import { charactersOf } from './characters';
import { excerpt } from './excerpt';

/** The excerpt with its caret below. */
function drawn(line: string, column: number, columns = 80): string[] | null {
  const shown = excerpt(line, column, columns);
  return shown === null ? null : [shown.text, `${' '.repeat(shown.before)}^`];
}

const width = (text: string): number => charactersOf(text).reduce((sum, character) => sum + character.width, 0);

test('the caret is under the place', () => {
  expect(drawn('environment: dve', 14)).toEqual(['environment: dve', '             ^']);
});

test.each([
  ['tabs', '\ta: x', 5, ['    a: x', '       ^']],
  ['a tab itself', 'a\tb', 2, ['a    b', ' ^']],
  ['wide characters', '漢字: x', 5, ['漢字: x', '      ^']],
  ['combining characters', 'e\u0301e\u0301: x', 7, ['e\u0301e\u0301: x', '    ^']],
  ['characters of two code units', '😀: x', 5, ['😀: x', '    ^']],
  ['control characters', 'a\u001b[2J: x', 8, ['a\\u001b[2J: x', '            ^']],
  ['a carriage return', 'a\rb', 3, ['a\\rb', '   ^']],
])('%s before it do not move the caret away', (_, line, column, lines) => {
  expect(drawn(line, column)).toEqual(lines);
});

test('a place inside of a character is the character', () => {
  expect(drawn('a😀b', 3)).toEqual(['a😀b', ' ^']);
  expect(drawn('ae\u0301b', 3)).toEqual(['ae\u0301b', ' ^']);
});

test('a column past the end is the place after the last character, and one before the first the first', () => {
  expect(drawn('a: [', 5)).toEqual(['a: [', '    ^']);
  expect(drawn('a: [', 99)).toEqual(['a: [', '    ^']);
  expect(drawn('漢', 99)).toEqual(['漢', '  ^']);
  expect(drawn('a', 0)).toEqual(['a', '^']);
});

test.each(['', '   ', '\t \t', '\u3000'])('of a blank line there is nothing to see: %j', (line) => {
  expect(drawn(line, 1)).toBeNull();
});

test('a line that is too long is shown around the place', () => {
  const line = `${'a'.repeat(40)}X${'b'.repeat(40)}`;
  expect(drawn(line, 41, 21)).toEqual(['…aaaaaaaaaXbbbbbbbbb…', '          ^']);
  expect(drawn(line, 1, 21)).toEqual(['aaaaaaaaaaaaaaaaaaa…', '^']);
  expect(drawn(line, 81, 21)).toEqual(['…bbbbbbbbbbbbbbbbbbb', '                   ^']);
  expect(drawn(line, 82, 21)).toEqual(['…bbbbbbbbbbbbbbbbbb', '                   ^']);
});

test('of a line of megabytes only what is around the place is looked at', () => {
  const line = `${'漢'.repeat(4_000_000)}X${'漢'.repeat(4_000_000)}`;
  expect(drawn(line, 4_000_001, 12)).toEqual(['…漢漢X漢漢…', '     ^']);
});

test('whatever a line holds, its excerpt fits, is printable, and the caret stands before the character of the place', () => {
  const unit = fc.oneof(
    fc.constantFrom('\t', '漢', 'e\u0301', '😀', '\u001b', '\u202e', ' ', '\u0301', '\ud83d', '👩‍👩‍👧'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  );
  const line = fc.array(unit, { maxLength: 60 }).map((units) => units.join('').replaceAll('\n', ''));
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 80 }), fc.integer({ min: 20, max: 100 }), (text, column, columns) => {
      const shown = excerpt(text, column, columns);
      if (shown === null) return;
      expect(shown.text).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
      expect(width(shown.text)).toBeLessThanOrEqual(columns);
      expect(shown.before).toBeLessThan(columns);
      if (shown.text.includes('…') || column > text.length) return;
      const marked = charactersOf(text).findLast(({ index }) => index <= column - 1);
      const after = charactersOf(text).filter(({ index }) => index > (marked?.index ?? 0));
      const rest = [marked, ...after].map((character) => character?.text ?? '').join('');
      expect(
        width(
          charactersOf(text)
            .map((character) => character.text)
            .join(''),
        ) - width(rest),
      ).toBe(shown.before);
    }),
  );
});
