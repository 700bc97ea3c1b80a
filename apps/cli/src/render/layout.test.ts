import { createColors } from 'picocolors';
import { count, duration, indented, padded, shortened, table, width, wrapped } from './layout';

test('colour takes no room', () => {
  const { red } = createColors(true);
  expect(width(red('abc'))).toBe(3);
  expect(padded(red('abc'), 5)).toBe(`${red('abc')}  `);
});

test('cells of a table stand under each other, without spaces at the end of a line', () => {
  expect(table([['a', 'bb', 'c'], ['aaa', 'b'], []])).toEqual(['a    bb  c', 'aaa  b', '']);
});

test('indentation reaches every line but the empty ones', () => {
  expect(indented(['a\nb', ''])).toEqual(['  a', '  b', '']);
});

test('a count has the right number of its noun', () => {
  expect([count(0, 'stack'), count(1, 'stack'), count(1203, 'stack')]).toEqual(['0 stacks', '1 stack', '1,203 stacks']);
  expect(count(2, 'address', 'addresses')).toBe('2 addresses');
});

test('a duration is as exact as it is short', () => {
  const texts = [0, 0.0004, 0.0412, 0.0999, 6, 9.94, 9.96, 119, 499].map(duration);
  expect(texts).toEqual(['0 s', '0 ms', '41 ms', '0.1 s', '6 s', '9.9 s', '10 s', '119 s', '8 min 19 s']);
});

test('words are wrapped at the width, and none is lost', () => {
  const words = ['ec2', 's3', 'lambda', 'dynamodb', 'a-word-longer-than-the-line'];
  const lines = wrapped(words, 12);
  expect(lines).toEqual(['ec2, s3,', 'lambda,', 'dynamodb,', 'a-word-longer-than-the-line']);
  expect(lines.join(' ').split(/, ?/)).toEqual(words);
});

test('a text is shortened only if it is too long', () => {
  expect(shortened('abcdef', 6)).toBe('abcdef');
  expect(shortened('abcdefg', 6)).toBe('abcde…');
});
