import type { DriftFinding } from '@microaccounts/drift';
import type { Expected } from './tampering';
import { discrepancies } from './verification';

const role: Expected = { status: 'drifted', kind: 'role', account: 'a', address: 'account/a/role/Developer' };
const stranger: Expected = { status: 'unmanaged', kind: 'account', account: '123456789012', address: null };

function finding(part: Partial<DriftFinding>): DriftFinding {
  return {
    ...{ status: 'drifted', kind: 'role', address: 'account/a/role/Developer', account: 'a', region: null },
    ...{ property: 'trustPolicy', expected: 'x', actual: 'y', security: true },
    ...part,
  } as DriftFinding;
}

const stray = finding({
  status: 'unmanaged',
  kind: 'account',
  account: '123456789012',
  address: 'account/123456789012',
});

test('exactly what is expected, in any order, is right', () => {
  expect(discrepancies([role, stranger], [stray, finding({})])).toEqual([]);
});

test('what is missing, told twice or too much is wrong', () => {
  expect(discrepancies([role], [])).toEqual(['not named once: the drifted role of a']);
  expect(discrepancies([role], [finding({}), finding({ property: 'path' })])).toHaveLength(1);
  expect(discrepancies([], [stray])).toEqual(['named, but not expected: account/123456789012, unmanaged']);
});

test('another status is not what was expected', () => {
  expect(discrepancies([role], [finding({ status: 'missing' })])).toHaveLength(2);
});
