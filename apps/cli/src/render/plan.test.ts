import type { PlanDocument } from '@microaccounts/landing-zone';
import { reference } from '@microaccounts/resources';
import { createColors } from 'picocolors';
import { planText } from './plan';

const page = { colors: createColors(false), columns: null };
const head = { texts: new Map([['landing-zone.yaml', 'organization: {}\n']]), accounts: 17 };
const empty: PlanDocument = {
  formatVersion: 1,
  base: 'main',
  head: 'working tree',
  applicable: true,
  changes: [],
  stacks: [],
  quotas: [{ limit: 'accounts', used: 17, after: 17, of: 2000 }],
  approvals: [],
  approvers: [],
  estimate: { seconds: 0, because: [] },
  diagnostics: [],
};
const moved: PlanDocument = {
  ...empty,
  changes: [
    {
      action: 'create',
      kind: 'scp',
      address: 'scp/ma-1',
      account: 'management',
      region: null,
      stack: 'organization',
      before: null,
      after: { name: 'ma-1', description: 'Region deny: only us-east-1' },
      reason: 'guardrail-added',
      subject: 'no-iam-users',
      origin: { file: 'landing-zone.yaml', line: 7, column: 3 },
      broadens: false,
    },
    {
      action: 'update',
      kind: 'account',
      address: 'account/payments-dev',
      account: 'payments-dev',
      region: null,
      stack: 'account.payments-dev',
      before: { parent: reference('organizational-unit/Dev'), services: ['s3', 'sns'] },
      after: { parent: reference('organizational-unit/Prod'), services: ['s3', 'sqs'] },
      reason: 'account-moved',
      subject: null,
      origin: { file: 'accounts/payments/payments-dev.yaml', line: 2, column: 1 },
      broadens: true,
    },
  ],
  stacks: ['organization', 'account.payments-dev'],
  estimate: { seconds: 6, because: ['2 stacks run'] },
  approvals: [{ file: 'landing-zone.yaml', approvers: ['@example/security'] }],
  approvers: ['@example/security'],
  quotas: [{ limit: 'scps', used: 8, after: 9, of: 5000 }],
};

test('a plan tells each change under its stack, what broadens access, what runs and that it may', () => {
  expect(planText(moved, head, page)).toBe(
    [
      'from main to working tree: 1 to create, 1 to update',
      '',
      'organization',
      '  + scp  scp/ma-1  (guardrail-added no-iam-users, landing-zone.yaml:7)',
      '      Region deny: only us-east-1',
      '',
      'account.payments-dev',
      '  ~ account  account/payments-dev  (account-moved, accounts/payments/payments-dev.yaml:2)  broadens access',
      '      parent: ${organizational-unit/Dev.id} → ${organizational-unit/Prod.id}',
      '      - services: sns',
      '      + services: sqs',
      '',
      'stacks to run: organization, account.payments-dev',
      'about 6 s: 2 stacks run',
      '',
      'quotas of AWS:',
      '  scps  8 → 9 of 5,000',
      '',
      'applicable: 2 stacks to run; 1 change broadens access, to be approved by @example/security',
    ].join('\n'),
  );
});

test('an empty plan says so', () => {
  expect(planText(empty, head, page)).toBe('from main to working tree: no changes\n\nnothing to do');
});

test('a plan that may not run shows why', () => {
  const error = {
    code: 'plan/account-delete',
    severity: 'error',
    file: 'landing-zone.yaml',
    line: 1,
    column: 1,
    message: 'account `a` is gone',
    help: '',
  } as const;
  const text = planText({ ...moved, applicable: false, diagnostics: [error] }, head, page);
  expect(text).toContain(
    [
      'landing-zone.yaml',
      '  1:1  error  account `a` is gone [plan/account-delete]',
      '       1 │ organization: {}',
      '         │ ^',
      '',
      '1 error in 17 accounts',
    ].join('\n'),
  );
  expect(text.split('\n').at(-1)).toBe('not applicable: 1 error above');
});

test('what has errors is not compared, which is not the same as no changes', () => {
  expect(planText({ ...empty, applicable: false, quotas: [] }, head, page).split('\n')[0]).toBe(
    'from main to working tree: not compared',
  );
});
