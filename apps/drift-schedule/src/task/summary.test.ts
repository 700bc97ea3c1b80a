import type { DriftReport } from '@microaccounts/drift';
import { summarize, textOf } from './summary';

const reportOf = (tier: 'organization' | 'network' | 'accounts', accounts: number): DriftReport => ({
  formatVersion: 1,
  scope: { tiers: [tier], accounts: null, members: null, shard: null },
  complete: true,
  checked: { accounts, resources: 1, calls: 1 },
  findings: [],
});
const summed = (...reports: readonly DriftReport[]) =>
  summarize({ run: 'r', parts: new Map(reports.map((report, index) => [String(index), report])), reports: 's3://x/' });

test('an account counts where it was looked into, or where it was listed if no part was to look into any', () => {
  const listed = reportOf('organization', 5);
  expect(summed(listed, reportOf('network', 0)).checked).toEqual({ accounts: 5, resources: 2, calls: 2 });
  expect(summed(listed, reportOf('accounts', 2), reportOf('accounts', 2)).checked.accounts).toBe(4);
  expect(summed(listed, reportOf('accounts', 0)).checked.accounts).toBe(0);
});

test('one is one', () => {
  expect(textOf(summed(reportOf('accounts', 1)))).toContain('Run r: 1 account, 1 resource, 1 call.');
});
