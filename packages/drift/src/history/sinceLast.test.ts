import type { DriftFinding, DriftReport } from '../report/report';
import type { DeploymentMarks } from './deployments';
import { deployedBetween, deploymentMarks, type PublishedStack } from './deployments';
import { noHistory, withRun, type History } from './history';
import { historyLine, parseHistoryLine, printHistoryLine, type HistoryScope } from './line';
import { accountsSinceLast } from './sinceLast';

const accounts = ['payments-dev', 'reporting-dev', 'web-dev'];
const finding = (part: Partial<DriftFinding>): DriftFinding => ({
  ...{ status: 'drifted', kind: 'role', address: 'account/payments-dev/role/Developer', account: 'payments-dev' },
  ...{ region: null, property: null, expected: 'a', actual: 'b', security: false },
  ...part,
});

/** What is deployed when each of these accounts has this commit. */
function marks(commits: Readonly<Record<string, string>>): DeploymentMarks {
  const stacks = accounts.map((account) => ({ name: `baseline.${account}`, account }));
  const published = new Map(
    Object.entries(commits).map(([account, commit]): [string, PublishedStack] => [
      `baseline.${account}`,
      { digest: 'a', inputs: 'b', leftovers: [], commit, version: '0.1.0' },
    ]),
  );
  return deploymentMarks(stacks, published);
}
const AT_A = marks({ 'payments-dev': 'a', 'reporting-dev': 'a', 'web-dev': 'a' });
const WEB_AT_B = marks({ 'payments-dev': 'a', 'reporting-dev': 'a', 'web-dev': 'b' });

interface Run {
  readonly findings?: readonly DriftFinding[];
  readonly scope?: HistoryScope;
  readonly deployed?: DeploymentMarks;
}

/** The history after these runs, through the file. */
function after(...runs: readonly Run[]): History {
  return runs.reduce((history, { findings = [], scope = {}, deployed }, index) => {
    const report: DriftReport = {
      formatVersion: 1,
      complete: true,
      checked: { accounts: 3, resources: 40, calls: 17 },
      findings,
    };
    const at = new Date(Date.UTC(2026, 10, index + 1));
    const line = parseHistoryLine(printHistoryLine(historyLine(report, { at, scope, deployed })));
    if (line === null) throw new Error('the line cannot be read back');
    return withRun(history, line);
  }, noHistory);
}
const due = (history: History, now: DeploymentMarks | null = AT_A) => accountsSinceLast(history, now, accounts);

test('nobody knows before a run that says what was deployed, nor where nobody can say it now', () => {
  expect(due(noHistory)).toBeNull();
  expect(due(after({ findings: [] }))).toBeNull();
  expect(due(after({ deployed: AT_A }), null)).toBeNull();
});

test('after a run that found nothing, no account, until one is deployed', () => {
  // The accounts of this test are in groups of their own.
  expect(accounts.filter(deployedBetween(AT_A, WEB_AT_B))).toEqual(['web-dev']);
  expect(due(after({ deployed: AT_A }))).toEqual([]);
  expect(due(after({ deployed: AT_A }), WEB_AT_B)).toEqual(['web-dev']);
});

test.each<[DriftFinding['status'], readonly string[]]>([
  ['drifted', ['payments-dev']],
  ['missing', ['payments-dev']],
  ['unmanaged', ['payments-dev']],
  ['unchecked', ['payments-dev']],
  ['pending', []],
  ['accepted', []],
])('an account in which something was %s: %j', (status, expected) => {
  expect(due(after({ findings: [finding({ status })], deployed: AT_A }))).toEqual(expected);
});

test('what is not in an account of the estate enters none', () => {
  const findings = [
    finding({ status: 'unmanaged', kind: 'account', address: 'account/999999999999' }),
    finding({ kind: 'scp', address: 'scp/ma-1' }),
  ];
  expect(due(after({ findings, deployed: AT_A }))).toEqual([]);
});

test('an account stays until a run has looked into it and found nothing', () => {
  const found = { findings: [finding({})], deployed: AT_A };
  const members = (...keys: readonly string[]): Run => ({ scope: { members: keys }, deployed: AT_A });
  expect(due(after(found, members('web-dev')))).toEqual(['payments-dev']);
  expect(due(after(found, { scope: { tiers: ['organization'] } }))).toEqual(['payments-dev']);
  expect(due(after(found, members('payments-dev')))).toEqual([]);
});

test('a run that does not say what was deployed hides no deployment; one that does was told of it', () => {
  const before = { deployed: AT_A };
  expect(due(after(before, { scope: { accounts: ['payments-dev'] } }), WEB_AT_B)).toEqual(['web-dev']);
  expect(due(after(before, { scope: { members: ['web-dev'] }, deployed: WEB_AT_B }), WEB_AT_B)).toEqual([]);
});
