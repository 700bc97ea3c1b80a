import type { Changes, Step, UpEvent } from '@microaccounts/landing-zone/deploy';
import { createColors } from 'picocolors';
import { lineProgress } from './lines';

const none: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 };
const step: Step = { operation: 'create', urn: '', type: 'aws:iam/role:Role', name: 'Developer', properties: [] };

function linesOf(events: readonly UpEvent[], onlyChanges = false): string[] {
  const lines: string[] = [];
  const write = (line: string): number => lines.push(line);
  const progress = lineProgress({ write, colors: createColors(false), onlyChanges });
  progress.event({ kind: 'selected', stacks: ['organization', 'account.audit', 'baseline.audit'] });
  for (const event of events) progress.event(event);
  return lines;
}

test('a line per finished stack, and none for what happens in between', () => {
  expect(
    linesOf([
      { kind: 'stack-started', stack: 'organization', pass: 1 },
      { kind: 'stack-step', stack: 'organization', step },
      { kind: 'stack-finished', stack: 'organization', changes: { ...none, create: 2 }, seconds: 0.42, pass: 1 },
      { kind: 'stack-failed', stack: 'account.audit', message: 'no such role\n  more of it', pass: 1 },
      { kind: 'stack-skipped', stack: 'baseline.audit', message: 'it needs `account.audit`' },
    ]),
  ).toEqual([
    '[1/3] organization    2 created  0.4 s',
    '[2/3] account.audit   failed: no such role',
    '[3/3] baseline.audit  skipped: it needs `account.audit`',
  ]);
});

test('of a second pass only what it removed is told', () => {
  expect(
    linesOf([
      { kind: 'stack-current', stack: 'organization' },
      { kind: 'stack-finished', stack: 'organization', changes: { ...none, delete: 1 }, seconds: 0.1, pass: 2 },
      { kind: 'stack-finished', stack: 'account.audit', changes: none, seconds: 0.1, pass: 2 },
    ]),
  ).toEqual(['[1/3] organization    1 deleted in the second pass  0.1 s']);
});

test('what did not change is left out if only changes are wanted', () => {
  const events: UpEvent[] = [
    { kind: 'stack-finished', stack: 'organization', changes: { ...none, same: 4 }, seconds: 0.2, pass: 1 },
    { kind: 'stack-finished', stack: 'account.audit', changes: { ...none, update: 1 }, seconds: 0.2, pass: 1 },
  ];
  expect(linesOf(events)).toHaveLength(2);
  expect(linesOf(events, true)).toEqual(['[2/3] account.audit   1 updated  0.2 s']);
});
