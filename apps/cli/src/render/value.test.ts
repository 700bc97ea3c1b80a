import fc from 'fast-check';
import { join, reference, type Value } from '@microaccounts/resources';
import { differences, valueText } from './value';

describe('a value as text', () => {
  test('names what a reference points at', () => {
    expect(valueText(reference('account/payments-dev'))).toBe('${account/payments-dev.id}');
    expect(valueText(join('arn:aws:iam::', reference('account/payments-dev'), ':root'))).toBe(
      'arn:aws:iam::${account/payments-dev.id}:root',
    );
  });

  test('is JSON where it is no text', () => {
    expect(valueText([reference('scp/a'), 'b'])).toBe('["${scp/a.id}","b"]');
    expect(valueText(3)).toBe('3');
    expect(valueText(null)).toBe('nothing');
  });
});

describe('differences', () => {
  test('are told at the smallest part', () => {
    const before = { trust: { Statement: [{ Effect: 'Allow', Principal: 'a' }] }, name: 'x' };
    const after = { trust: { Statement: [{ Effect: 'Allow', Principal: 'b' }] }, name: 'x' };
    expect(differences(before, after)).toEqual([{ path: 'trust.Statement[0].Principal', before: 'a', after: 'b' }]);
  });

  test('tell an added statement whole', () => {
    const added = { Effect: 'Deny' };
    expect(differences([{ Effect: 'Allow' }], [{ Effect: 'Allow' }, added], 'Statement')).toEqual([
      { path: 'Statement[1]', before: undefined, after: added },
    ]);
  });

  test('take lists of plain items and references as sets', () => {
    expect(differences({ policies: ['a', 'b'] }, { policies: ['b', reference('iam-policy/c', 'arn')] })).toEqual([
      { path: 'policies', before: 'a', after: undefined },
      { path: 'policies', before: undefined, after: reference('iam-policy/c', 'arn') },
    ]);
  });

  test('take a reference as one value', () => {
    const [before, after] = [reference('organizational-unit/Dev'), reference('organizational-unit/Prod')];
    expect(differences({ parent: before }, { parent: after })).toEqual([{ path: 'parent', before, after }]);
  });

  test('of a value with itself are none', () => {
    const values = fc.jsonValue() as fc.Arbitrary<Value>;
    fc.assert(fc.property(values, (value) => differences(value, structuredClone(value)).length === 0));
  });

  test('of two sets are what only one of them has', () => {
    const sets = fc.uniqueArray(fc.string(), { maxLength: 5 });
    fc.assert(
      fc.property(sets, sets, (before, after) => {
        const found = differences(before, after);
        const gone = found.flatMap((difference) => (difference.after === undefined ? [difference.before] : []));
        const added = found.flatMap((difference) => (difference.before === undefined ? [difference.after] : []));
        expect(gone).toEqual(before.filter((item) => !after.includes(item)));
        expect(added).toEqual(after.filter((item) => !before.includes(item)));
      }),
    );
  });
});
