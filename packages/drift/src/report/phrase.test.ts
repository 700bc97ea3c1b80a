import { join, reference } from '@microaccounts/resources';
import { details, phrase } from './phrase';

test('references, joins, lists and maps fit on a line', () => {
  const account = reference('account/payments-dev');
  expect(phrase(account)).toBe('<account/payments-dev id>');
  expect(phrase({ AWS: [join('arn:aws:iam::', account, ':root'), 'x'], n: 1, no: null })).toBe(
    '{ AWS: [arn:aws:iam::<account/payments-dev id>:root, x], n: 1, no: nothing }',
  );
});

test('only what differs is told, as deep as it goes', () => {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  expect(details({ owner: 'a', same: 1 }, { owner: 'b', same: 1, more: 'c' })).toEqual([
    { within: 'more', expected: 'nothing', actual: 'c' },
    { within: 'owner', expected: 'a', actual: 'b' },
  ]);
  expect(details({ Statement: [statement] }, { Statement: [statement, { ...statement, Principal: '*' }] })).toEqual([
    { within: 'Statement', expected: 'nothing', actual: '{ Effect: Allow, Action: sts:AssumeRole, Principal: * }' },
  ]);
  expect(details('a', 'b')).toEqual([{ within: '', expected: 'a', actual: 'b' }]);
  expect(details(['a', 'b'], ['b', 'a'])).toEqual([{ within: '', expected: '[a, b]', actual: '[b, a]' }]);
  expect(details({ a: [1] }, { a: [1] })).toEqual([]);
});

test('a text is on one line, safe for a terminal, and of a long one the beginning', () => {
  expect(phrase('<a>\n\u001b[31m</a>')).toBe('<a>\\n\\u001b[31m</a>');
  expect(phrase({ 'a\u0007': 'b' })).toBe('{ a\\u0007: b }');
  expect(phrase(reference('organizational-unit/a\u001b[2J\n'))).toBe('<organizational-unit/a\\u001b[2J\\n id>');
  expect(phrase('x'.repeat(1000))).toBe(`${'x'.repeat(400)}… (1000 characters)`);
});
