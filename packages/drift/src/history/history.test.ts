import { shardOf } from '@microaccounts/landing-zone';
import type { DriftFinding, DriftReport } from '../report/report';
import { healedBefore, noHistory, withRun, withSince, type History } from './history';
import { historyLine, parseHistoryLine, printHistoryLine, type HistoryLine, type HistoryScope } from './line';
import { isInScope } from './scope';

const finding = (part: Partial<DriftFinding> = {}): DriftFinding => ({
  status: 'drifted',
  kind: 'role',
  address: 'account/payments-dev/role/Developer',
  account: 'payments-dev',
  region: null,
  property: 'trustPolicy',
  expected: 'a',
  actual: 'b',
  security: false,
  ...part,
});
const stray = finding({ status: 'unmanaged', address: 'account/payments-dev/role/Stray', property: null });
const unread = (part: Partial<DriftFinding> = {}): DriftFinding =>
  finding({ status: 'unchecked', property: null, actual: 'AccessDenied', ...part });

const reportOf = (...findings: readonly DriftFinding[]): DriftReport => ({
  formatVersion: 1,
  complete: findings.every(({ status }) => status !== 'unchecked'),
  checked: { accounts: 3, resources: 40, calls: 17 },
  findings,
});
const day = (number: number): Date => new Date(Date.UTC(2026, 10, number, 1, 17));

interface Run {
  readonly findings?: readonly DriftFinding[];
  readonly scope?: HistoryScope;
  readonly healed?: readonly string[];
}

/** One run a day from the first of the month on, each as the command does it: `since` from the history, then its line. */
function after(...runs: readonly Run[]): History {
  return runs.reduce((history, { findings = [], scope = {}, healed }, index) => {
    const report = withSince(reportOf(...findings), history, day(index + 1));
    return withRun(history, historyLine(report, { at: day(index + 1), scope, healed }));
  }, noHistory);
}

/** The day of the month since which a finding is there, if a run on the 30th sees it. */
function since(history: History, seen: DriftFinding): number {
  return new Date(withSince(reportOf(seen), history, day(30)).findings[0]?.since ?? '').getUTCDate();
}

describe('since', () => {
  const one = finding();

  test('is the first run that saw it without a break, whatever its value and status', () => {
    const runs = [{ findings: [one] }, { findings: [finding({ actual: 'c' })] }];
    expect(since(after(...runs), finding({ status: 'accepted', actual: 'd' }))).toBe(1);
    expect(since(after(), one)).toBe(30);
  });

  test('begins anew when a run has looked and not found it', () => {
    expect(since(after({ findings: [one] }, {}), one)).toBe(30);
    expect(since(after({ findings: [one] }, {}, { findings: [one] }), one)).toBe(3);
  });

  test('outlasts runs that could not read the resource, or the property', () => {
    expect(since(after({ findings: [one] }, { findings: [unread()] }), one)).toBe(1);
    expect(since(after({ findings: [one] }, { findings: [unread({ property: 'trustPolicy' })] }), one)).toBe(1);
    const elsewhere = unread({ address: 'account/payments-dev/role/Auditor' });
    expect(since(after({ findings: [one] }, { findings: [elsewhere] }), one)).toBe(30);
  });

  test('of what nobody declares outlasts runs that could not read all of its kind in its account', () => {
    expect(since(after({ findings: [stray] }, { findings: [unread()] }), stray)).toBe(1);
    const others = [unread({ address: 'account/web-dev/role/Developer' }), unread({ kind: 'iam-policy' })];
    expect(since(after({ findings: [stray] }, { findings: others }), stray)).toBe(30);
    const account = finding({ status: 'unmanaged', kind: 'account', address: 'account/999999999999', property: null });
    const unseen = unread({ kind: 'account', address: 'account/web-dev' });
    expect(since(after({ findings: [account] }, { findings: [unseen] }), account)).toBe(1);
  });

  test('of what cannot be read is when that began, and not when it is found missing then', () => {
    const blind = { findings: [unread()] };
    expect(since(after(blind, blind), unread())).toBe(1);
    expect(since(after(blind, {}, blind), unread())).toBe(3);
    expect(since(after(blind, blind), finding({ status: 'missing', property: null }))).toBe(30);
    const missing = finding({ status: 'missing', property: null });
    expect(since(after({ findings: [missing] }, blind, { findings: [missing] }), missing)).toBe(1);
  });

  test.each<[string, HistoryScope, number]>([
    ['another account', { accounts: ['web-dev'] }, 1],
    ['its account', { accounts: ['web-dev', 'payments-dev'] }, 30],
    ['another tier', { tiers: ['organization', 'network'] }, 1],
    ['its tier', { tiers: ['accounts'] }, 30],
    ['the inside of other accounts', { members: ['web-dev'] }, 1],
    ['the inside of its account', { members: ['payments-dev'] }, 30],
  ])('outlasts a run of %s as its scope says', (_, scope, expected) => {
    expect(since(after({ findings: [one] }, { scope }), one)).toBe(expected);
  });

  test('outlasts the shards that it is not in', () => {
    const days = [1, 2, 3].map((index) =>
      since(after({ findings: [one] }, { scope: { shard: { index, of: 3 } } }), one),
    );
    expect(days.sort((a, b) => a - b)).toEqual([1, 1, 30]);
  });

  test('is the earlier one of two runs side by side', () => {
    const lines = [2, 1].map((at) => historyLine(reportOf(one), { at: day(at), scope: {} }));
    expect(since(lines.reduce(withRun, noHistory), one)).toBe(1);
  });
});

test('what was healed is known however long ago, and whoever found it', () => {
  const history = after(
    { findings: [finding()], healed: ['role account/payments-dev/role/Developer trustPolicy'] },
    {},
  );
  expect(healedBefore(history, finding())).toBe(day(1).toISOString());
  expect(healedBefore(history, stray)).toBeNull();
});

test.each<[string, string, boolean]>([
  ['organizational-unit organizational-unit/My Unit', 'organization', true],
  ['scp-attachment account/payments-dev/scp/ma-1', 'organization', true],
  ['principal-association account/payments-dev/us-east-1/resource-share/app', 'network', true],
  ['parameter account/payments-dev/us-east-1/parameter/a', 'accounts', true],
  ['log-group account/payments-dev/us-east-1/log-group/a', 'deep', true],
  ['role account/payments-dev/role/Developer', 'organization', false],
])('%s is read by the tier %s: %s', (identity, tier, expected) => {
  expect(isInScope(identity, { tiers: [tier] })).toBe(expected);
});

test('what the engine finds outlasts a run in which its stack could not be previewed', () => {
  const path = 'baseline.payments-dev/aws:iam/role:Role::x';
  const engines = finding({ kind: 'aws:iam/role:Role', address: path });
  const failed = unread({ kind: 'stack', address: 'baseline.payments-dev' });
  const other = unread({ kind: 'stack', address: 'baseline.payments' });
  expect(since(after({ findings: [engines] }, { findings: [failed] }), engines)).toBe(1);
  expect(since(after({ findings: [engines] }, { findings: [other] }), engines)).toBe(30);
});

test('members narrow the inside of accounts and nothing else', () => {
  const scope = { members: ['web-dev'] };
  expect(isInScope('scp-attachment account/payments-dev/scp/ma-1', scope)).toBe(true);
  expect(isInScope('principal-association account/payments-dev/us-east-1/resource-share/app', scope)).toBe(true);
  expect(isInScope('role account/payments-dev/role/Developer', scope)).toBe(false);
});

const unit = 'organizational-unit organizational-unit/Core';
const attached = 'scp-attachment account/web-dev/scp/ma-1';
const association = 'principal-association account/web-dev/us-east-1/resource-share/app';
const role = 'role account/web-dev/role/Developer';
const engineRole = 'aws:iam/role:Role baseline.web-dev/aws:iam/role:Role::x';
const engineOrganization = 'stack organization';

test.each<[string, readonly number[]]>([
  [unit, [1]],
  [attached, [1]],
  [association, [1]],
  [role, [shardOf('web-dev', 4)]],
  [engineRole, [shardOf('web-dev', 4)]],
  [engineOrganization, [1]],
])('the shards look at %s as the run itself does', (identity, expected) => {
  const looking = [1, 2, 3, 4].filter((index) => isInScope(identity, { shard: { index, of: 4 } }));
  expect(looking).toEqual(expected);
});

test.each<[string, boolean]>([
  [unit, false],
  ['subnet network/us-east-1/vpc/dev/subnet/a', false],
  [attached, true],
  [association, true],
  [role, true],
  [engineRole, true],
  [engineOrganization, false],
])('a run of one account looks at %s: %s', (identity, expected) => {
  expect(isInScope(identity, { accounts: ['web-dev'] })).toBe(expected);
  expect(isInScope(identity, { accounts: ['audit'] })).toBe(false);
});

describe('a line', () => {
  const line: HistoryLine = historyLine(
    reportOf(finding({ security: true, since: day(1).toISOString() }), stray, unread()),
    {
      at: day(2),
      scope: { tiers: ['accounts'], shard: { index: 1, of: 4 } },
      healed: ['key account/a/us-east-1/key/b'],
    },
  );

  test('is the contract', () => {
    expect(printHistoryLine(line)).toBe(
      '{"formatVersion":1,"at":"2026-11-02T01:17:00.000Z","complete":false,' +
        '"checked":{"accounts":3,"resources":40,"calls":17},' +
        '"counts":{"drifted":1,"missing":0,"unmanaged":1,"unchecked":1,"pending":0,"accepted":0,"security":1},' +
        '"findings":[' +
        '{"identity":"role account/payments-dev/role/Developer trustPolicy","since":"2026-11-01T01:17:00.000Z","status":"drifted"},' +
        '{"identity":"role account/payments-dev/role/Stray","since":"2026-11-02T01:17:00.000Z","status":"unmanaged"},' +
        '{"identity":"role account/payments-dev/role/Developer","since":"2026-11-02T01:17:00.000Z","status":"unchecked"}],' +
        '"scope":{"tiers":["accounts"],"shard":{"index":1,"of":4}},"healed":["key account/a/us-east-1/key/b"]}',
    );
    expect(parseHistoryLine(printHistoryLine(line))).toEqual(line);
  });

  test('has no line end in it, whatever is in AWS', () => {
    const hostile = historyLine(reportOf(finding({ address: 'account/a\n{"formatVersion":1}\r\u2028' })), {
      at: day(1),
      scope: {},
    });
    expect(printHistoryLine(hostile)).not.toMatch(/[\n\r]/);
  });

  test.each([
    ['torn', printHistoryLine(line).slice(0, -20)],
    ['no JSON', 'drift'],
    ['no object', '[]'],
    ['of another format', JSON.stringify({ ...line, formatVersion: 2 })],
    ['without a time', JSON.stringify({ ...line, at: 'yesterday' })],
    ['without findings', JSON.stringify({ ...line, findings: undefined })],
    ['with a finding that is none', JSON.stringify({ ...line, findings: [null] })],
    ['with a finding without a time', JSON.stringify({ ...line, findings: [{ identity: 'a', status: 'drifted' }] })],
    ['without a scope', JSON.stringify({ ...line, scope: null })],
    ['with a shard that is none', JSON.stringify({ ...line, scope: { shard: '1/4' } })],
    ['with members that are none', JSON.stringify({ ...line, scope: { members: 'web-dev' } })],
    ['with marks that are none', JSON.stringify({ ...line, deployed: { a1: 7 } })],
    ['that healed no list', JSON.stringify({ ...line, healed: 'all' })],
  ])('that is damaged is none: %s', (_, text) => {
    expect(parseHistoryLine(text)).toBeNull();
  });

  test('may hold keys that a later version adds', () => {
    expect(parseHistoryLine(JSON.stringify({ ...line, later: 1, scope: { region: 'x' } }))).not.toBeNull();
  });
});
