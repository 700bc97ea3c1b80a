import type { DriftException } from '@microaccounts/config';
import { accept, utcDay } from './accept';
import { renderMarkdown } from './markdown';
import { exitCode, type DriftFinding, type DriftReport } from './report';
import { renderText } from './text';

const ROLE = 'account/payments-dev/role/Developer';
const finding = (part: Partial<DriftFinding> = {}): DriftFinding => ({
  ...{ status: 'drifted', kind: 'role', address: ROLE, account: 'payments-dev', region: null },
  ...{ property: 'description', expected: 'a', actual: 'b', security: false },
  ...part,
});
const report = (...findings: DriftFinding[]): DriftReport => ({
  formatVersion: 1,
  complete: true,
  checked: { accounts: 1, resources: 2, calls: 3 },
  findings,
});
const exception = (part: Partial<DriftException> = {}): DriftException => ({
  ...{ address: ROLE, kind: null, property: null, status: ['drifted', 'missing', 'unmanaged'], security: false },
  ...{ owner: 'payments', reason: 'a move', until: '2026-12-31' },
  ...part,
});
const about = { owner: 'payments', reason: 'a move', until: '2026-12-31' };
const TODAY = '2026-11-02';
const statuses = (accepted: DriftReport): string[] => accepted.findings.map(({ status }) => status);

test('what falls under an exception is accepted, with who answers for it, and does not count', () => {
  const accepted = accept(report(finding()), [exception()], TODAY);
  expect(accepted.findings).toEqual([{ ...finding(), status: 'accepted', exception: { ...about, expired: false } }]);
  expect(accepted.exceptions).toEqual([{ address: ROLE, owner: 'payments', until: '2026-12-31', state: 'in-use' }]);
  expect(exitCode(accepted)).toBe(0);
});

test('the last day counts, the day after does not: the finding fails again, and says why', () => {
  expect(exitCode(accept(report(finding()), [exception()], '2026-12-31'))).toBe(0);
  const over = accept(report(finding()), [exception()], '2027-01-01');
  expect(over.findings).toEqual([{ ...finding(), exception: { ...about, expired: true } }]);
  expect(over.exceptions).toMatchObject([{ state: 'expired' }]);
  expect(exitCode(over)).toBe(2);
});

test('a day ends in UTC', () => {
  expect(utcDay(new Date('2026-12-31T23:59:59.999Z'))).toBe('2026-12-31');
  expect(utcDay(new Date('2026-12-31T23:30:00-02:00'))).toBe('2027-01-01');
});

test('what widens access is accepted only by an exception that says so', () => {
  const open = report(finding({ security: true, property: 'trustPolicy' }));
  const refused = accept(open, [exception({ address: 'account/payments-dev/**' })], TODAY);
  expect(refused.findings).toEqual(open.findings);
  expect(refused.exceptions).toMatchObject([{ state: 'unused' }]);
  expect(statuses(accept(open, [exception({ security: true })], TODAY))).toEqual(['accepted']);
});

test.each<[string, Partial<DriftException>, Partial<DriftFinding>, boolean]>([
  ['a pattern', { address: 'account/*/role/Dev*' }, {}, true],
  ['another address', { address: 'account/payments-dev/role/ReadOnly' }, {}, false],
  ['its kind', { kind: 'role' }, {}, true],
  ['another kind', { kind: 'key' }, {}, false],
  ['its property', { property: 'description' }, {}, true],
  ['another property', { property: 'tags' }, {}, false],
  [
    'a property, of what is missing as a whole',
    { property: 'description' },
    { status: 'missing', property: null },
    false,
  ],
  ['another status', { status: ['missing'] }, {}, false],
  ['what could not be read', {}, { status: 'unchecked', property: null }, false],
  ['what waits', {}, { status: 'pending' }, false],
])('%s', (_name, of, found, accepts) => {
  const accepted = accept(report(finding(found)), [exception(of)], TODAY);
  expect(statuses(accepted)).toEqual([accepts ? 'accepted' : (found.status ?? 'drifted')]);
});

test('of several the one that lasts longest holds, and all that fit are in use', () => {
  const all = [
    exception({ until: '2026-01-01' }),
    exception({ address: 'account/payments-dev/**', until: '2027-01-01' }),
  ];
  const accepted = accept(report(finding()), all, TODAY);
  expect(accepted.findings).toMatchObject([{ status: 'accepted', exception: { until: '2027-01-01', expired: false } }]);
  expect(accepted.exceptions?.map(({ state }) => state)).toEqual(['expired', 'in-use']);
});

test('a report without exceptions stays as it was', () => {
  const before = report(finding());
  expect(accept(before, [], TODAY)).toBe(before);
});

test('people are told what is accepted, what was, and what nobody needs', () => {
  const exceptions = [
    exception(),
    exception({ address: 'scp/a', until: '2026-01-01' }),
    exception({ address: 'scp/b' }),
  ];
  const accepted = accept(report(finding(), finding({ address: 'scp/a', kind: 'scp' })), exceptions, TODAY);
  const text = renderText(accepted, { color: false });
  expect(text).toContain('1 finding, 1 accepted (1 account');
  expect(text).toContain('    accepted until 2026-12-31 by payments: a move\n');
  expect(text).toContain('    no longer accepted since the end of 2026-01-01 by payments: a move\n');
  expect(text).toContain(
    'exceptions\n  expired on 2026-01-01: scp/a (payments)\n  unused, until 2026-12-31: scp/b (payments)\n',
  );
  const hostile = accept(report(finding()), [exception({ reason: '<img src=x> | `a`' })], TODAY);
  expect(renderMarkdown(hostile)).toContain("`accepted until 2026-12-31 by payments: <img src=x> \\| 'a'`");
});
