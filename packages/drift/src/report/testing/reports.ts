// Drift reports for tests of how they are shown.
import { reference } from '@microaccounts/resources';
import type { DriftFinding, DriftReport } from '../report';

/** When the runs of these reports began. */
export const AT = new Date('2026-11-20T10:17:30.000Z');

export function findingOf(part: Partial<DriftFinding> = {}): DriftFinding {
  return {
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
  };
}

/** One of each status, and one of each thing that may be known of a finding. */
export const everything: DriftReport = {
  formatVersion: 1,
  complete: false,
  checked: { accounts: 16, resources: 812, calls: 640 },
  findings: [
    findingOf({
      property: 'trustPolicy',
      expected: { Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::222222222222:root' } }] },
      actual: { Statement: [{ Effect: 'Allow', Principal: '*' }] },
      security: true,
      owner: 'payments',
      origin: { file: 'accounts/payments/payments-dev.yaml', line: 4, column: 3 },
      since: '2026-11-11T01:17:00.000Z',
      returned: true,
      cause: {
        principal: 'arn:aws:sts::222222222222:assumed-role/Administrator/jane@example.com',
        time: '2026-11-10T23:41:12Z',
        event: 'iam:UpdateAssumeRolePolicy',
        source: '192.0.2.7',
      },
    }),
    findingOf({
      status: 'missing',
      kind: 'scp-attachment',
      address: 'account/payments-dev/scp/ma-1',
      expected: { policy: reference('scp/ma-1'), target: reference('account/payments-dev') },
      security: true,
      owner: 'payments',
      origin: { file: 'accounts/payments/payments-dev.yaml', line: 6, column: 1 },
      since: AT.toISOString(),
    }),
    findingOf({
      status: 'unmanaged',
      kind: 'account',
      address: 'account/999999999999',
      account: '999999999999',
      actual: { id: '999999999999', name: 'shadow', email: 'shadow@example.com', tags: {} },
      hint: { adopt: "id: '999999999999'", remove: '# closing an account is a procedure' },
      security: true,
      since: '2026-11-19T21:17:00.000Z',
    }),
    findingOf({
      status: 'accepted',
      kind: 'parameter',
      address: 'account/payments-dev/us-east-1/parameter/landing-zone/vpc',
      region: 'us-east-1',
      property: 'value',
      expected: 'vpc-1',
      actual: 'vpc-2',
      owner: 'payments',
      since: '2026-10-01T01:17:00.000Z',
      exception: { owner: 'payments', reason: 'moves to the new network', until: '2026-12-31', expired: false },
    }),
    findingOf({
      kind: 'vpc',
      address: 'network/us-east-1/vpc/dev',
      account: 'network',
      region: 'us-east-1',
      property: 'dnsSupport',
      alsoPending: true,
      expected: true,
      actual: false,
      owner: 'platform',
      origin: { file: 'landing-zone.yaml', line: 68, column: 3 },
      exception: { owner: 'platform', reason: 'resolver test', until: '2026-11-01', expired: true },
    }),
    findingOf({
      status: 'pending',
      kind: 'account',
      address: 'account/network',
      account: 'network',
      property: 'name',
      expected: 'Network',
      actual: 'network',
      owner: 'platform',
      origin: { file: 'accounts/platform/network.yaml', line: 2, column: 1 },
    }),
    findingOf({
      status: 'unchecked',
      account: 'reporting-dev',
      address: 'account/reporting-dev/role/Developer',
      owner: 'analytics',
      actual: 'AccessDenied: no',
      since: '2026-11-19T21:17:00.000Z',
    }),
    findingOf({
      status: 'unchecked',
      account: 'reporting-dev',
      kind: 'key',
      address: 'account/reporting-dev/us-east-1/key/landing-zone',
      region: 'us-east-1',
      owner: 'analytics',
      actual: 'AccessDenied: no',
      since: '2026-11-18T21:17:00.000Z',
    }),
  ],
};

/** What somebody may write into AWS to do something to whoever reads the report. */
export const HOSTILE = `</script></style><img src="https://example.invalid/x" onerror="document.title='broken in'">"'\`&amp;\u202e\u0000`;

/** A report in which every text of others is hostile. */
export const hostile: DriftReport = {
  ...everything,
  findings: (['drifted', 'unmanaged', 'unchecked'] as const).map((status) =>
    findingOf({
      status,
      kind: HOSTILE,
      address: HOSTILE,
      account: HOSTILE,
      region: HOSTILE,
      property: status === 'drifted' ? HOSTILE : null,
      expected: { [HOSTILE]: HOSTILE },
      actual: status === 'unchecked' ? HOSTILE : { [HOSTILE]: `${HOSTILE}!`, name: HOSTILE },
      owner: HOSTILE,
      origin: { file: HOSTILE, line: 1, column: 1 },
      since: HOSTILE,
      cause: { principal: HOSTILE, time: HOSTILE, event: HOSTILE, source: HOSTILE },
      exception: { owner: HOSTILE, reason: HOSTILE, until: HOSTILE, expired: true },
    }),
  ),
};

/** `count` findings in `accounts` accounts of twenty owners, with policies that differ in a statement. */
export function manyFindings(count: number, accounts: number): DriftReport {
  return {
    ...everything,
    findings: Array.from({ length: count }, (_, index) => {
      const account = `unit-${(index % accounts) % 20}-app-${index % accounts}`;
      return findingOf({
        ...{ account, address: `account/${account}/role/Role${index}`, owner: `team-${(index % accounts) % 20}` },
        property: 'trustPolicy',
        expected: { Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::22222222${index}:root` } }] },
        actual: { Statement: [{ Effect: 'Allow', Principal: '*', Sid: `Statement${index}` }] },
        security: index % 100 === 0,
        since: '2026-11-11T01:17:00.000Z',
      });
    }),
  };
}
