// A dry run of `drift` for people: each API with its calls, and the time that AWS's rates make of it.
import type { CallPlan } from '@microaccounts/drift';

export function callPlanText({ apis, calls, seconds, accounts }: CallPlan): string {
  const rows = apis.map(({ api, calls: count, perSecond, burst, page, seconds: own }) => [
    api,
    String(count),
    `${perSecond}/s, ${burst} at once${page === null ? ' (assumed)' : ''}`,
    duration(own),
  ]);
  const table = [['API', 'calls', 'rate in an account and region', 'at least'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((text, column) => (column === 1 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [
    `${calls} calls, at least ${duration(seconds)}; ${accounts} ${accounts === 1 ? 'account' : 'accounts'} entered`,
    '',
    ...lines,
  ].join('\n');
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
