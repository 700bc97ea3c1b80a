import fc from 'fast-check';
import { disguises, skeleton } from '../../lookAlike';
import { diagnosticsOf, said } from '../../testing/estate';

test('a letter that only looks like another is pointed at, and one that cannot be seen', () => {
  const changes = {
    'accounts/shop/web.yaml': 'environment: d\u0435v\nowner: web\u200B-team\nregions: [us\u2011east-1]\n',
  };
  expect(diagnosticsOf(changes).filter(({ code }) => code === 'estate/look-alike-character')).toMatchObject([
    { severity: 'warning', line: 1, column: 15, message: 'the character `\u0435`, U+0435, only looks like `e`' },
    { severity: 'warning', line: 2, column: 11, message: 'there is a character that cannot be seen, U+200B' },
    { severity: 'warning', line: 3, column: 13, message: 'the character `\u2011`, U+2011, only looks like `-`' },
  ]);
});

test('a word of another alphabet is what it looks like, and so is a byte order mark', () => {
  const changes = { 'accounts/shop/web.yaml': '\uFEFFenvironment: dev\ndescription: Платежи, μ-Services, Größe\n' };
  expect(said('estate/look-alike-character', changes)).toEqual([]);
});

test('plain text is never disguised, and its skeleton has a skeleton that is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(disguises(text)).toEqual([]);
      expect(skeleton(skeleton(text))).toBe(skeleton(text));
    }),
  );
});
