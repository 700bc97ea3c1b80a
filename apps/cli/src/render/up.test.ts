import type { Changes, StackSummary, UpSummary } from '@microaccounts/landing-zone/deploy';
import { createColors } from 'picocolors';
import { upText } from './up';
import { plainReport, type UpReport } from './upReport';

const plain = createColors(false);
const changes = (some: Partial<Changes>): Changes => ({
  ...{ create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 },
  ...some,
});
const stack = (name: string, status: StackSummary['status'], more: Partial<StackSummary> = {}): StackSummary => ({
  ...{ stack: name, status, changes: changes({}), seconds: 0 },
  ...more,
});

const some: UpSummary = {
  selected: [],
  stacks: [
    stack('organization', 'changed', { changes: changes({ create: 1200, update: 1 }) }),
    stack('account.audit', 'unchanged', { changes: changes({ same: 4 }) }),
    stack('account.web-dev', 'failed', { message: 'no such role' }),
    stack('baseline.web-dev', 'skipped', { message: 'it needs `account.web-dev`, which did not succeed' }),
  ],
  ...{ changed: 1, failed: 1, refused: [], interrupted: false },
};

function textOf(summary: Partial<UpSummary>, more: Partial<UpReport> = {}): string[] {
  const cost = { seconds: 12.34567, peakMegabytes: 180 };
  return upText({ ...plainReport({ ...some, ...summary }, cost), ...more }, plain).split('\n');
}

test('a run that changed nothing says so in one line', () => {
  const stacks = some.stacks.filter(({ status }) => status === 'unchanged');
  expect(textOf({ stacks })).toEqual(['nothing changed: 1 stack as the files say  12 s']);
  expect(textOf({ stacks }, { preview: true })).toEqual(['nothing to change: 1 stack as the files say  12 s']);
  expect(textOf({ stacks: [] })).toEqual(['no stack is selected  12 s']);
});

test('the summary counts, then says why stacks failed or were skipped, and how to go on', () => {
  expect(textOf({}, { continuation: 'npx microaccounts up' })).toEqual([
    '4 stacks: 1 changed, 1 unchanged, 1 failed, 1 skipped; 1,200 created, 1 updated  12 s, 180 MB at most',
    'failed account.web-dev: no such role',
    'skipped baseline.web-dev: it needs `account.web-dev`, which did not succeed',
    'to go on: npx microaccounts up',
  ]);
});

test('a refusal says that nothing was run, and why', () => {
  expect(textOf({ stacks: [], refused: ['account `a` would be deleted'] })).toEqual([
    'refused, nothing was run:',
    '  account `a` would be deleted',
  ]);
});

test('of a long failure the first lines are told, and where the rest is', () => {
  const message = Array.from({ length: 9 }, (_, i) => `line ${i + 1}`).join('\n');
  const [, ...lines] = textOf(
    { stacks: [stack('account.a', 'failed', { message, refused: true })] },
    { logOf: new Map([['account.a', 'logs/account.a.log']]), inspection: 'npx microaccounts up --preview' },
  );
  expect(lines).toEqual([
    'failed account.a: line 1',
    ...[2, 3, 4, 5, 6].map((line) => `  line ${line}`),
    '  and 3 more lines, log: logs/account.a.log',
    'to see what was refused: npx microaccounts up --preview',
  ]);
});

test('what was skipped for one reason has one line, however much it is', () => {
  const skipped = (count: number, reason: (i: number) => string): StackSummary[] =>
    Array.from({ length: count }, (_, i) => stack(`account.a${i}`, 'skipped', { message: reason(i) }));
  const stacks = [...skipped(900, () => 'ring 0 did not succeed'), ...skipped(30, (i) => `it needs \`account.b${i}\``)];
  const lines = textOf({ stacks });
  expect(lines[1]).toBe('900 stacks skipped: ring 0 did not succeed');
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toBe('21 more stacks skipped: what they need did not succeed');
});

test('hundreds of failures are counted, and the first ones told', () => {
  const stacks = Array.from({ length: 300 }, (_, i) => stack(`account.a${i}`, 'failed', { message: 'throttled' }));
  const lines = textOf({ stacks });
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('failed: 280 more stacks, which `--format json` names');
});

test('a preview tells resource by resource what would be done, and that nothing was', () => {
  const steps = [
    { operation: 'update', type: 'aws:iam/role:Role', name: 'Developer', properties: ['tags', 'maxSessionDuration'] },
    { operation: 'delete', type: 'aws:ec2/route:Route', name: 'app-0/10.0.0.0/8', properties: [] },
  ] as const;
  const foreseen = stack('baseline.web-dev', 'changed', { changes: changes({ update: 1, delete: 1 }), steps });
  expect(textOf({ stacks: [foreseen, stack('organization', 'unchanged')] }, { preview: true })).toEqual([
    'baseline.web-dev  would update 1, delete 1',
    '  update aws:iam/role:Role Developer  tags, maxSessionDuration',
    '  delete aws:ec2/route:Route app-0/10.0.0.0/8',
    '',
    '2 stacks: 1 would change, 1 unchanged; would update 1, delete 1; nothing was changed  12 s, 180 MB at most',
  ]);
});

test('an interrupted run says so first', () => {
  const stacks = [
    stack('organization', 'unchanged'),
    stack('account.a', 'skipped', { message: 'the run was interrupted' }),
  ];
  expect(textOf({ stacks, interrupted: true })[0]).toMatch(/^interrupted: /);
});
