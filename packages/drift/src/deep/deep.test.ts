import type { StackSummary } from '@microaccounts/landing-zone/deploy';
import { landingZone } from '../testing/landingZone';
import { exitCode, type DriftReport } from '../report/report';
import { headline } from '../report/sections';
import { EVERYTHING, TIERS } from '../scope/scope';
import { deepReport, withDeep } from './deep';

const NONE = { create: 0, update: 0, replace: 0, delete: 0, same: 3, import: 0 };
const summary = (stack: string, more: Partial<StackSummary> = {}): StackSummary => {
  return { stack, status: 'unchanged', changes: NONE, seconds: 1, ...more };
};
const step = (operation: 'same' | 'update' | 'create' | 'delete', name: string, properties: readonly string[] = []) => {
  return { operation, type: 'aws:iam/role:Role', name, properties };
};
const ALL = { accounts: null, shard: null };
const never = (): boolean => false;
const words = ({ findings }: DriftReport): string[] =>
  findings.map(({ status, address, property }) => `${status} ${address} ${property ?? '-'}`);

test('each step that is not same, by property where the engine names them', () => {
  const steps = [step('same', 'A'), step('update', 'B', ['tags', 'path']), step('create', 'C'), step('delete', 'D')];
  const stacks = [summary('organization'), summary('baseline.payments-dev', { status: 'changed', steps })];
  const selected = stacks.map(({ stack }) => stack);
  const report = deepReport(landingZone, ALL, [{ stacks, refused: [], selected }], never);
  const at = 'baseline.payments-dev/aws:iam/role:Role::';
  expect(words(report)).toEqual([`drifted ${at}D -`, `drifted ${at}B path`, `drifted ${at}B tags`, `missing ${at}C -`]);
  expect(report.findings[0]).toMatchObject({ kind: 'aws:iam/role:Role', account: 'payments-dev', region: null });
  expect(report).toMatchObject({ complete: true, checked: { accounts: 1, resources: 6 } });
  expect(exitCode(report)).toBe(2);
  expect(words(deepReport(landingZone, ALL, [{ stacks, refused: [], selected }], () => true))[0]).toMatch(/^pending /);
});

test.each<[string, Partial<Parameters<typeof deepReport>[2][number]>, string]>([
  ['failed', { stacks: [summary('organization', { status: 'failed', message: 'denied' })] }, 'denied'],
  ['skipped', { stacks: [summary('organization', { status: 'skipped', message: 'waits' })] }, 'waits'],
  ['never begun', { stacks: [] }, 'the run was interrupted'],
  ['refused', { stacks: [], refused: ['no', 'never'] }, 'no; never'],
])('a stack that %s is unchecked', (_, part, reason) => {
  const report = deepReport(
    landingZone,
    ALL,
    [{ stacks: [], refused: [], selected: ['organization'], ...part }],
    never,
  );
  expect(report.findings).toEqual([
    expect.objectContaining({ status: 'unchecked', kind: 'stack', address: 'organization', actual: reason }),
  ]);
  expect([report.complete, exitCode(report)]).toEqual([false, 3]);
});

test('it says what was looked at, and nothing of what was only previewed for others', () => {
  const stacks = ['organization', 'account.payments-dev', 'account.network'].map((name) =>
    summary(name, { steps: [step('update', 'A', ['tags'])] }),
  );
  const preview = { stacks, refused: [], selected: stacks.map(({ stack }) => stack) };
  const report = deepReport(landingZone, { accounts: ['payments-dev'], shard: null }, [preview], never);
  expect(report.scope).toEqual({ tiers: ['deep'], accounts: ['payments-dev'], members: null, shard: null });
  expect(words(report)).toEqual(['drifted account.payments-dev/aws:iam/role:Role::A tags']);
  expect(report.checked).toEqual({ accounts: 1, resources: 3, calls: 0 });
  expect(headline(report)).toBe('1 finding (1 account, 3 resources, 0 calls), tier deep, only payments-dev');
});

test('beside the other tiers: all findings, and complete only if both are', () => {
  const stacks = [summary('organization', { status: 'failed', message: 'denied' })];
  const deep = deepReport(landingZone, ALL, [{ stacks, refused: [], selected: ['organization'] }], never);
  const other: DriftReport = {
    ...deep,
    scope: EVERYTHING,
    complete: true,
    findings: [],
    checked: { accounts: 4, resources: 9, calls: 3 },
  };
  const both = withDeep(other, deep);
  expect(both).toMatchObject({ complete: false, checked: other.checked });
  expect(both.scope).toEqual({ ...EVERYTHING, tiers: [...TIERS, 'deep'] });
  expect(both.findings).toEqual(deep.findings);
});

test('of several previews: each stack once, counted together, in the order of any report', () => {
  const preview = (name: string) => {
    return { stacks: [summary(name, { steps: [step('update', 'A', ['tags'])] })], refused: [], selected: [name] };
  };
  const [network, payments] = [preview('baseline.network'), preview('account.payments-dev')];
  const [ofNetwork, ofPayments] = [network, payments].map(
    ({ selected: [name] }) => `drifted ${name}/aws:iam/role:Role::A tags`,
  );
  const report = deepReport(landingZone, ALL, [payments, network, payments], never);
  expect(words(report)).toEqual([ofNetwork, ofPayments]);
  expect(report.checked).toEqual({ accounts: 2, resources: 6, calls: 0 });

  const refused = { stacks: [], refused: ['no'], selected: ['organization'] };
  expect(words(deepReport(landingZone, ALL, [refused, network], never))).toEqual([
    'unchecked organization -',
    ofNetwork,
  ]);

  const [one, other] = [payments, network].map((each) => deepReport(landingZone, ALL, [each], never));
  if (one === undefined || other === undefined) throw new Error('there are two');
  expect(words(withDeep(one, other))).toEqual([ofNetwork, ofPayments]);
});

test('what may let somebody do more comes first, as the engine does not say whether it does', () => {
  const attachment = { ...step('create', 'own'), type: 'aws:organizations/policyAttachment:PolicyAttachment' };
  const steps = [step('update', 'Role', ['tags', 'assumeRolePolicy']), step('create', 'Lost'), attachment];
  const stacks = [summary('baseline.payments-dev', { status: 'changed', steps })];
  const { findings } = deepReport(
    landingZone,
    ALL,
    [{ stacks, refused: [], selected: ['baseline.payments-dev'] }],
    never,
  );
  expect(findings.map(({ kind, property, security }) => [kind, property, security])).toEqual([
    ['aws:iam/role:Role', 'assumeRolePolicy', true],
    ['aws:organizations/policyAttachment:PolicyAttachment', null, true],
    ['aws:iam/role:Role', null, false],
    ['aws:iam/role:Role', 'tags', false],
  ]);
});
