import { disagreement, texts } from '../testing/disagreement';
import { belowFrom, mutated } from '../testing/mutation';
import { quickValue } from './quick';

test('what is read quickly is what the exact parser reads, and finds no fault with', () => {
  // More than that in `npm run test:mutations`.
  const below = belowFrom(1);
  const changed = Array.from({ length: 1500 }, () => mutated(texts[below(texts.length)] ?? '', below));
  expect([...texts, ...changed].map(disagreement).filter((one) => one !== null)).toEqual([]);
});

test('the estates of this repository are read quickly', () => {
  const doubts = texts.filter((text) => quickValue(text).kind === 'doubt');
  expect(doubts.length).toBeLessThan(texts.length / 5);
});

test.each([
  ['a: 0o17\nb: 0x1F\nc: 012\nd: 1e3\ne: -.inf\n', { a: 15, b: 31, c: 12, d: 1000, e: -Infinity }],
  [
    'a: 1_000\nb: 2020-01-01\nc: yes\nd: 0b11\ne: 1:30\n',
    { a: '1_000', b: '2020-01-01', c: 'yes', d: '0b11', e: '1:30' },
  ],
  ['a: ~\nb:\nc: NULL\nd: True\ne: tRUE\n', { a: null, b: null, c: null, d: true, e: 'tRUE' }],
  ["a: 'it''s'\nb: it's # c\nc: a#b\nd: [a:b, 'c'] # e\n", { a: "it's", b: "it's", c: 'a#b', d: ['a:b', 'c'] }],
  ['---\n# nothing\n', undefined],
])('%j is read as what it means', (text, value) => {
  expect(quickValue(text)).toEqual({ kind: 'value', value });
  expect(disagreement(text)).toBeNull();
});

test.each([
  'a: &x b\nc: *x\n',
  'a: { <<: { b: c } }\n',
  'a: !!str b\n',
  'a: b\na: c\n',
  'a: b\n---\nc: d\n',
  '%YAML 1.1\n---\na: yes\n',
  '__proto__: { a: b }\n',
  'a: "\\u0041"\n',
  'a:\tb\n',
  '? a\n: b\n',
  '[a]: b\n',
  '[a] : b\n',
  '{a: b}  : c\n',
  'a: [[b] : c]\n',
  'a: { b: [c] : d }\n',
  '{ a, [b] }\n',
  'a: [b,\nc]\n',
  "a: 'b\n'\n",
  "a: 'b'#c\n",
  '0x10: a\n',
  '~: a\n',
  'a: |2\n   b\n',
  'a text\n',
  'a: [',
])('%j is left to the exact parser', (text) => {
  expect(quickValue(text)).toEqual({ kind: 'doubt' });
});

test.each([
  ['deep', `${'- '.repeat(30)}a\n`],
  ['long', `a: ${'x'.repeat(5000)}\n`],
])('a line that is too %s is left to the exact parser', (_, text) => {
  expect(quickValue(text)).toEqual({ kind: 'doubt' });
});
