import { charactersOf } from './characters';

const widths = (text: string): number[] => charactersOf(text).map(({ width }) => width);

test('a character is what readers take for one, with the columns that it takes', () => {
  expect(widths('ab')).toEqual([1, 1]);
  expect(widths('漢ä')).toEqual([2, 1]);
  expect(widths('e\u0301x')).toEqual([1, 1]);
  expect(widths('👩‍👩‍👧x')).toEqual([2, 1]);
  expect(widths('🇩🇪')).toEqual([2]);
});

test('it knows where it begins, in code units', () => {
  expect(charactersOf('a😀e\u0301b').map(({ index }) => index)).toEqual([0, 1, 3, 5]);
  expect(charactersOf('abc').map(({ index }) => index)).toEqual([0, 1, 2]);
});

test('a tab is four spaces, a control character is spelled out, each as wide as it is shown', () => {
  expect(charactersOf('\ta\u001b')).toEqual([
    { text: '    ', width: 4, index: 0 },
    { text: 'a', width: 1, index: 1 },
    { text: '\\u001b', width: 6, index: 2 },
  ]);
});
