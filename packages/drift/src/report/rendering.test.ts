import { reference } from '@microaccounts/resources';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import type { DriftFinding, DriftReport } from './report';
import { renderText } from './text';

const finding = (part: Partial<DriftFinding>): DriftFinding => ({
  status: 'drifted',
  kind: 'role',
  address: 'account/payments-dev/role/Developer',
  account: 'payments-dev',
  region: null,
  property: null,
  expected: null,
  actual: null,
  security: false,
  ...part,
});

const report: DriftReport = {
  formatVersion: 1,
  complete: false,
  checked: { accounts: 16, resources: 812, calls: 640 },
  findings: [
    finding({
      property: 'trustPolicy',
      expected: { Statement: [{ Effect: 'Allow', Principal: 'a|b' }] },
      actual: { Statement: [{ Effect: 'Allow', Principal: '*' }] },
      security: true,
    }),
    finding({
      status: 'missing',
      kind: 'scp-attachment',
      address: 'account/payments-dev/scp/ma-1',
      expected: { policy: reference('scp/ma-1'), target: reference('account/payments-dev') },
      security: true,
    }),
    finding({
      status: 'unmanaged',
      kind: 'account',
      address: 'account/999999999999',
      account: '999999999999',
      actual: { id: '999999999999', name: 'shadow', email: 'shadow@example.com', tags: {} },
      security: true,
    }),
    finding({ status: 'unchecked', account: 'reporting-dev', actual: 'AccessDenied: no' }),
    finding({ status: 'unchecked', account: 'reporting-dev', kind: 'key', actual: 'AccessDenied: no' }),
  ],
};
const clean: DriftReport = { ...report, complete: true, findings: [] };

test('text, by account', () => {
  expect(renderText(report, { color: false }))
    .toBe(`3 findings, 3 security, incomplete (16 accounts, 812 resources, 640 calls)

payments-dev
  drifted   role account/payments-dev/role/Developer trustPolicy  security
    expected Statement: { Effect: Allow, Principal: a|b }
    actual   Statement: { Effect: Allow, Principal: * }
  missing   scp-attachment account/payments-dev/scp/ma-1  security
    expected policy <scp/ma-1 id>, target <account/payments-dev id>
    actual   nothing

999999999999
  unmanaged account account/999999999999  security
    expected nothing
    actual   id 999999999999, name shadow, email shadow@example.com

reporting-dev
  unchecked 2 resources: AccessDenied: no
`);
  expect(renderText(clean, { color: false })).toBe('no drift (16 accounts, 812 resources, 640 calls)\n');
});

test('colours only where they are wanted', () => {
  expect(renderText(report, { color: false })).not.toContain('\u001b');
  expect(renderText(report, { color: true })).toContain('\u001b[31mmissing');
});

test('Markdown, by account, its table cells kept apart', () => {
  expect(renderMarkdown(report))
    .toBe(`## Drift: 3 findings, 3 security, incomplete (16 accounts, 812 resources, 640 calls)

### payments-dev

| status | what | expected | actual |
|---|---|---|---|
| **drifted** (security) | role \`account/payments-dev/role/Developer\` trustPolicy.Statement | \`{ Effect: Allow, Principal: a\\|b }\` | \`{ Effect: Allow, Principal: * }\` |
| **missing** (security) | scp-attachment \`account/payments-dev/scp/ma-1\` | \`policy <scp/ma-1 id>, target <account/payments-dev id>\` | \`nothing\` |

### 999999999999

| status | what | expected | actual |
|---|---|---|---|
| **unmanaged** (security) | account \`account/999999999999\` | \`nothing\` | \`id 999999999999, name shadow, email shadow@example.com\` |

### reporting-dev

| status | what | expected | actual |
|---|---|---|---|
| unchecked | 2 resources |  | AccessDenied: no |
`);
});

test('JSON is the document', () => {
  expect(JSON.parse(renderJson(report))).toEqual(report);
});
