import { answered, tagsOf } from './answer';

test('tags are sorted and without those of AWS', () => {
  const pairs = [
    ['b', '2'],
    ['aws:cloudformation:stack-name', 'x'],
    ['a', undefined],
  ] as const;
  expect(Object.entries(tagsOf(pairs))).toEqual([
    ['a', ''],
    ['b', '2'],
  ]);
});

test('a member that AWS leaves out is named', () => {
  expect(answered(0, 'VpcId')).toBe(0);
  expect(() => answered(undefined, 'VpcId')).toThrow('AWS answered without VpcId');
});
