// A dry run of `drift` for people: each API with its calls, and the time that AWS's rates make of it.
import type { CallPlan } from '@microaccounts/drift';
import { count, duration, table } from './layout';

export function callPlanText({ apis, calls, seconds, accounts, previews }: CallPlan): string {
  const unknown = previews === undefined ? [] : ['', previewsLine(previews)];
  if (calls === 0) return ['no calls of its own', ...unknown].join('\n');
  const numbers = apis.map((one) => one.calls.toLocaleString('en-US'));
  const widest = Math.max('calls'.length, ...numbers.map(({ length }) => length));
  const rows = apis.map(({ api, perSecond, burst, page, seconds: own }, index) => [
    api,
    (numbers[index] ?? '').padStart(widest),
    `${perSecond}/s, ${burst} at once${page === null ? ' (assumed)' : ''}`,
    duration(own),
  ]);
  return [
    `${count(calls, 'call')}, at least ${duration(seconds)}; ${count(accounts, 'account')} entered`,
    '',
    ...table([['API', 'calls'.padStart(widest), 'rate in an account and region', 'at least'], ...rows]),
    ...unknown,
  ].join('\n');
}

function previewsLine(previews: number): string {
  return `${count(previews, 'stack')} previewed with refresh, whose calls the provider makes and nobody counts`;
}
