import { reference } from '@microaccounts/resources';
import { renderHtml } from './html/page';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import type { DriftFinding, DriftReport } from './report';
import { AT, everything, hostile } from './testing/reports';
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

test('one is one, everywhere', () => {
  const one: DriftReport = {
    ...report,
    checked: { accounts: 1, resources: 1, calls: 1 },
    findings: [finding({ property: 'name' }), finding({ status: 'unchecked', account: 'other', actual: 'no' })],
  };
  for (const text of [renderText(one, { color: false }), renderMarkdown(one), renderHtml(one, AT)]) {
    expect(text).toContain('1 finding, incomplete (1 account, 1 resource, 1 call)');
    expect(text.match(/\b1 resource\b/g)).toHaveLength(text.startsWith('<!doctype') ? 3 : 2);
    expect(text).not.toMatch(/\b1 (?:findings|accounts|resources|calls)\b/);
  }
});

test('JSON is the document', () => {
  expect(JSON.parse(renderJson(report))).toEqual(report);
});

test('owner, age, who did it and exceptions in text, dim', () => {
  expect(renderText(everything, { color: false })).toBe(
    `5 findings, 3 security, 1 accepted, incomplete (16 accounts, 812 resources, 640 calls)

payments-dev  owner payments
  drifted   role account/payments-dev/role/Developer trustPolicy  security
    expected Statement: { Effect: Allow, Principal: { AWS: arn:aws:iam::222222222222:root } }
    actual   Statement: { Effect: Allow, Principal: * }
    a loop: it was healed before and is back, so something sets it again and again
    since 2026-11-11 01:17 UTC
    iam:UpdateAssumeRolePolicy by arn:aws:sts::222222222222:assumed-role/Administrator/jane@example.com on 2026-11-10 23:41 UTC from 192.0.2.7
  missing   scp-attachment account/payments-dev/scp/ma-1  security
    expected policy <scp/ma-1 id>, target <account/payments-dev id>
    actual   nothing
    since 2026-11-20 10:17 UTC
  accepted  parameter account/payments-dev/us-east-1/parameter/landing-zone/vpc value
    expected vpc-1
    actual   vpc-2
    since 2026-10-01 01:17 UTC
    accepted until 2026-12-31 by payments: moves to the new network

999999999999
  unmanaged account account/999999999999  security
    expected nothing
    actual   id 999999999999, name shadow, email shadow@example.com
    since 2026-11-19 21:17 UTC
    to adopt it
      id: '999999999999'
    to remove it
      # closing an account is a procedure

network  owner platform
  drifted   vpc network/us-east-1/vpc/dev dnsSupport
    expected true
    actual   false
    neither as it was deployed nor as the files say by now
    no longer accepted since the end of 2026-11-01 by platform: resolver test
  pending   account account/network name
    expected Network
    actual   network

reporting-dev  owner analytics
  unchecked 2 resources: AccessDenied: no
`,
  );
  const colored = renderText(everything, { color: true });
  expect(colored).toContain('\u001b[1mnetwork\u001b[0m\u001b[2m  owner platform\u001b[0m');
  expect(colored).toContain('    \u001b[2msince 2026-11-20 10:17 UTC\u001b[0m');
});

test('the same in Markdown: a column where there is anything to say', () => {
  const [, payments = '', , network = '', unread = ''] = renderMarkdown(everything).split('### ');
  expect(payments.split('\n').slice(0, 6)).toEqual([
    'payments-dev (payments)',
    '',
    '| status | what | expected | actual | notes |',
    '|---|---|---|---|---|',
    '| **drifted** (security) | role `account/payments-dev/role/Developer` trustPolicy.Statement | `{ Effect: Allow, Principal: { AWS: arn:aws:iam::222222222222:root } }` | `{ Effect: Allow, Principal: * }` | `a loop: it was healed before and is back, so something sets it again and again` `since 2026-11-11 01:17 UTC` `iam:UpdateAssumeRolePolicy by arn:aws:sts::222222222222:assumed-role/Administrator/jane@example.com on 2026-11-10 23:41 UTC from 192.0.2.7` |',
    '| **missing** (security) | scp-attachment `account/payments-dev/scp/ma-1` | `policy <scp/ma-1 id>, target <account/payments-dev id>` | `nothing` | `since 2026-11-20 10:17 UTC` |',
  ]);
  expect(network).toContain('| pending | account `account/network` name | `Network` | `network` |  |');
  expect(unread).toContain('| status | what | expected | actual |\n');
});

test('texts of others move no cursor and open no HTML', () => {
  const text = renderText(hostile, { color: false });
  expect(['\u0000', '\u202e', '\u001b'].filter((part) => text.includes(part))).toEqual([]);
  const outsideOfCode = renderMarkdown(hostile).replace(/`[^`\n]*`/g, '');
  expect(outsideOfCode).not.toMatch(/[<>@[\]]|https?:/);
  expect(outsideOfCode.split('\n').filter((line) => line.startsWith('| **'))).toHaveLength(0);
  expect(outsideOfCode).toContain('| unmanaged |');
});

describe('what is known beside the values', () => {
  const cause = {
    ...{ principal: 'arn:aws:sts::222222222222:assumed-role/Admin/mallory', time: '2026-11-21T00:00:00.000Z' },
    ...{ event: 'iam:CreateRole', source: '192.0.2.1' },
  };
  const hint = { adopt: '# the file\nroles:\n  "x": {}', remove: '# in account 222222222222\naws iam delete-role' };
  const known: DriftReport = {
    ...{ ...clean, healed: ['role a/b trustPolicy'], notHealed: [{ stack: 'organization', reason: 'not `allowed`' }] },
    findings: [finding({ status: 'unmanaged', address: 'a/x', cause, hint, returned: true, actual: { id: 'x' } })],
  };

  test('in text', () => {
    expect(renderText(known, { color: false })).toBe(`1 finding (16 accounts, 812 resources, 640 calls)

healed role a/b trustPolicy
not healed: stack organization, not \`allowed\`

payments-dev
  unmanaged role a/x
    expected nothing
    actual   id x
    a loop: it was healed before and is back, so something sets it again and again
    iam:CreateRole by arn:aws:sts::222222222222:assumed-role/Admin/mallory on 2026-11-21 00:00 UTC from 192.0.2.1
    to adopt it
      # the file
      roles:
        "x": {}
    to remove it
      # in account 222222222222
      aws iam delete-role
`);
  });

  test('a loop that was healed again, though nothing is found of it', () => {
    const loops = [{ identity: 'role a/b\u001b trustPolicy', account: 'a', cause }];
    const text = renderText({ ...clean, healed: ['role a/b trustPolicy'], loops }, { color: false });
    expect(text).toContain(
      'a loop: role a/b\\u001b trustPolicy was healed before and was back, so something sets it again and again; iam:CreateRole by arn:',
    );
  });

  test('in Markdown, lines to copy in fences that nothing in them ends', () => {
    const fenced = { ...hint, remove: "aws iam delete-role --role-name='```'" };
    const [only] = known.findings;
    const markdown = renderMarkdown({ ...known, findings: [finding({ ...only, hint: fenced })] });
    expect(markdown).toContain("- `not healed: stack organization, not 'allowed'`");
    expect(markdown).toContain("    ````\n    aws iam delete-role --role-name='```'\n    ````");
    expect(markdown).toContain('by arn:aws:sts::222222222222:assumed-role/Admin/mallory');
  });

  test('a deployment of our own is told as such, and the principal all the same', () => {
    const own = { ...known, findings: [finding({ cause: { ...cause, own: true } })] };
    expect(renderText(own, { color: false })).toContain('mallory, as deployments of the landing zone do, on');
  });

  test('nothing that others have written moves the cursor', () => {
    const hostile = { ...cause, principal: 'evil\u001b[2J', source: '\u001b[1A' };
    expect(renderText({ ...known, findings: [finding({ cause: hostile })] }, { color: false })).not.toContain('\u001b');
  });
});
