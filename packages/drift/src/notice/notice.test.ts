import type { DriftFinding, DriftReport } from '../report/report';
import { MOST_FINDINGS, noticesOf } from './notice';

const finding = (more: Partial<DriftFinding>): DriftFinding => ({
  ...{ status: 'drifted', kind: 'role', address: 'account/a/role/Developer', account: 'a', region: null },
  ...{ property: 'trustPolicy', expected: 'x', actual: 'y', security: false, ...more },
});

function report(findings: readonly DriftFinding[]): DriftReport {
  return { formatVersion: 1, complete: true, checked: { accounts: 1, resources: 1, calls: 1 }, findings };
}

test('one for each owner who has something to look after, that of nobody first', () => {
  const notices = noticesOf(
    report([
      finding({ owner: 'web-team', security: true }),
      finding({ owner: 'web-team', status: 'unchecked', property: null, actual: 'AccessDenied: no' }),
      finding({ owner: 'quiet-team', status: 'pending' }),
      finding({ owner: 'quiet-team', status: 'accepted' }),
      finding({
        status: 'missing',
        kind: 'scp',
        property: null,
        address: 'scp/ma-1',
        expected: { name: 'ma-1' },
        actual: null,
      }),
    ]),
    'https://ci.example.com/7',
  );
  expect(notices.map(({ owner, summary }) => [owner, summary])).toEqual([
    [null, '1 finding of drift'],
    ['web-team', '1 finding of drift, 1 security, 1 resource unchecked'],
  ]);
  expect(notices[1]?.text).toBe(`1 finding of drift, 1 security, 1 resource unchecked in the accounts of web-team

- drifted role account/a/role/Developer trustPolicy (security)
  expected x, is y
- unchecked role account/a/role/Developer: AccessDenied: no

The whole report: https://ci.example.com/7`);
});

test('what was healed once more is told, though nothing is found of it any more', () => {
  const cause = { principal: 'arn:x', time: '2026-11-20T10:17:00Z', event: 'iam:TagRole', source: '192.0.2.1' };
  const loop = { identity: 'role account/a/role/Developer trustPolicy', account: 'a', owner: 'web-team', cause };
  const shared = { identity: 'scp-attachment organization/root/scp/ma-1', account: 'management' };
  const notices = noticesOf(
    { ...report([finding({ owner: 'web-team', property: 'tags' })]), loops: [loop, shared] },
    null,
  );
  expect(notices.map(({ owner, summary, loops }) => [owner, summary, loops])).toEqual([
    [null, '1 loop healed again', [shared]],
    ['web-team', '1 finding of drift, 1 loop healed again', [loop]],
  ]);
  expect(notices[1]?.text).toBe(`1 finding of drift, 1 loop healed again in the accounts of web-team

- a loop: role account/a/role/Developer trustPolicy was healed before and was back, so something sets it again and again; iam:TagRole by arn:x on 2026-11-20 10:17 UTC from 192.0.2.1
- drifted role account/a/role/Developer tags
  expected x, is y`);
  const many = Array.from({ length: 100 }, () => shared);
  const [one] = noticesOf({ ...report([]), loops: many }, null);
  expect(one?.loops).toHaveLength(MOST_FINDINGS);
  expect(one?.text).toContain('… and 80 more loops');
});

test('a loop that remains is told with its finding', () => {
  expect(noticesOf(report([finding({ returned: true })]), null)[0]?.text).toContain('a loop: it was healed before');
});

test('nothing to tell, no notice', () => {
  expect(noticesOf(report([]), null)).toEqual([]);
  expect(noticesOf(report([finding({ status: 'pending', owner: 'x' })]), null)).toEqual([]);
});

test('of many findings the first, and how many more there are', () => {
  const many = Array.from({ length: 1_000 }, (_, n) =>
    finding({ address: `account/a/role/R${n}`, actual: 'z'.repeat(5_000) }),
  );
  const [notice] = noticesOf(report(many), null);
  expect(notice?.findings).toEqual(many.slice(0, MOST_FINDINGS));
  expect(notice?.text).toContain('… and 980 more');
  expect(Buffer.byteLength(notice?.text ?? '')).toBeLessThan(20_000);
});

test('what others named moves no cursor', () => {
  const [notice] = noticesOf(
    report([finding({ owner: 'a\u001b[2Jb', address: 'x\u001b[2J', actual: '\u001b' })]),
    null,
  );
  expect(notice?.text).not.toContain('\u001b');
});
