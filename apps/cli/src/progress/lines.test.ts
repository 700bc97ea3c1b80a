import type { Changes, Step, UpEvent } from '@microaccounts/landing-zone/deploy';
import { createColors } from 'picocolors';
import { lineProgress, REPORT_MILLISECONDS } from './lines';
import type { Progress } from './progress';

const none: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 };
const step: Step = { operation: 'create', urn: '', type: 'aws:iam/role:Role', name: 'Developer', properties: [] };

function progressTo(lines: string[], how: { onlyChanges?: boolean; preview?: boolean } = {}): Progress {
  const write = (line: string): number => lines.push(line);
  const telling = { onlyChanges: false, preview: false, ...how };
  return lineProgress({ write, colors: createColors(false), parallel: 2, ...telling });
}

async function linesOf(
  events: readonly UpEvent[],
  how: { onlyChanges?: boolean; preview?: boolean } = {},
): Promise<string[]> {
  const lines: string[] = [];
  const progress = progressTo(lines, how);
  progress.event({ kind: 'selected', stacks: ['organization', 'account.audit', 'baseline.audit'] });
  for (const event of events) progress.event(event);
  await progress.finish();
  return lines;
}

test('a line per finished stack, and none for what happens in between', async () => {
  expect(
    await linesOf([
      { kind: 'stack-started', stack: 'organization', pass: 1 },
      { kind: 'stack-step', stack: 'organization', step },
      { kind: 'stack-finished', stack: 'organization', changes: { ...none, create: 2 }, seconds: 0.42, pass: 1 },
      { kind: 'stack-failed', stack: 'account.audit', message: 'no such role\n  more of it', refused: false, pass: 1 },
      { kind: 'stack-skipped', stack: 'baseline.audit', message: 'it needs `account.audit`' },
    ]),
  ).toEqual([
    '[1/3] organization    2 created  0.4 s',
    '[2/3] account.audit   failed: no such role',
    '[3/3] baseline.audit  skipped: it needs `account.audit`',
  ]);
});

test('of a second pass only what it removed is told', async () => {
  expect(
    await linesOf([
      { kind: 'stack-current', stack: 'organization' },
      { kind: 'stack-finished', stack: 'organization', changes: { ...none, delete: 1 }, seconds: 0.1, pass: 2 },
      { kind: 'stack-finished', stack: 'account.audit', changes: none, seconds: 0.1, pass: 2 },
    ]),
  ).toEqual(['[1/3] organization    1 deleted in the second pass  0.1 s']);
});

test('what did not change is left out if only changes are wanted', async () => {
  const events: UpEvent[] = [
    { kind: 'stack-finished', stack: 'organization', changes: { ...none, same: 4 }, seconds: 0.2, pass: 1 },
    { kind: 'stack-finished', stack: 'account.audit', changes: { ...none, update: 1 }, seconds: 0.2, pass: 1 },
  ];
  expect(await linesOf(events)).toHaveLength(2);
  expect(await linesOf(events, { onlyChanges: true })).toEqual(['[2/3] account.audit   1 updated  0.2 s']);
  expect(await linesOf(events, { onlyChanges: true, preview: true })).toEqual([
    '[2/3] account.audit   would update 1  0.2 s',
  ]);
});

test('of many that are skipped for one reason a few have a line, the others one together', async () => {
  const skip = (count: number, message: string): UpEvent[] =>
    Array.from({ length: count }, (_, i) => ({ kind: 'stack-skipped', stack: `account.a${i}`, message }));
  const lines = await linesOf([...skip(900, 'ring 0 did not succeed'), ...skip(4, 'the run was interrupted')]);
  expect(lines).toHaveLength(8);
  expect(lines[3]).toBe('[900/3] skipped: 897 more stacks: ring 0 did not succeed');
  expect(lines[7]).toBe('[904/3] skipped: 1 more stack: the run was interrupted');
});

test('from time to time it is told what runs, and how long it will take', async () => {
  jest.useFakeTimers();
  const lines: string[] = [];
  const progress = progressTo(lines);
  const stacks = Array.from({ length: 20 }, (_, i) => `account.a${i}`);
  progress.event({ kind: 'selected', stacks });
  jest.advanceTimersByTime(2 * REPORT_MILLISECONDS);
  expect(lines).toEqual([]); // nothing runs yet
  progress.event({ kind: 'stack-started', stack: 'account.a0', pass: 1 });
  jest.advanceTimersByTime(REPORT_MILLISECONDS);
  expect(lines).toEqual(['[ 0/20] 1 running: account.a0 30 s']);
  progress.event({ kind: 'stack-finished', stack: 'account.a0', changes: none, seconds: 30, pass: 1 });
  for (const stack of stacks.slice(1, 8)) progress.event({ kind: 'stack-started', stack, pass: 1 });
  jest.advanceTimersByTime(REPORT_MILLISECONDS);
  expect(lines.at(-1)).toBe(
    '[ 1/20] 7 running: account.a1 30 s, account.a2 30 s, account.a3 30 s, account.a4 30 s, account.a5 30 s, 2 others; about 3 min left',
  );
  await progress.finish();
  jest.advanceTimersByTime(2 * REPORT_MILLISECONDS);
  expect(lines).toHaveLength(3);
  jest.useRealTimers();
});
