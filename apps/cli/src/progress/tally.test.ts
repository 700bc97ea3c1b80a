import type { Changes, UpEvent } from '@microaccounts/landing-zone/deploy';
import { Tally } from './tally';

const none: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 };
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `account.a${i}`);

let clock = 0;
beforeEach(() => (clock = 0));

function tally(parallel: number, count: number): Tally {
  const counted = new Tally(parallel, () => clock);
  counted.add({ kind: 'selected', stacks: names(count) });
  return counted;
}

/** A stack that runs for so long. */
function run(counted: Tally, stack: string, seconds: number, changes = none): void {
  counted.add({ kind: 'stack-started', stack, pass: 1 });
  clock += seconds * 1000;
  counted.add({ kind: 'stack-finished', stack, changes, seconds, pass: 1 });
}

test('nothing is estimated before a stack has run, nor when all have', () => {
  const counted = tally(1, 2);
  expect(counted.secondsLeft()).toBeNull();
  counted.add({ kind: 'stack-current', stack: 'account.a0' });
  expect(counted.secondsLeft()).toBeNull();
  run(counted, 'account.a1', 10);
  expect(counted.secondsLeft()).toBeNull();
});

test('what is left takes as long as what ran, so many at once', () => {
  const counted = tally(2, 5);
  run(counted, 'account.a0', 10);
  expect(counted.secondsLeft()).toBe(20); // four of 10 s, two at once
  counted.add({ kind: 'stack-started', stack: 'account.a1', pass: 1 });
  clock += 4000;
  expect(counted.secondsLeft()).toBe(18); // one has 6 s to go, three have not begun
  clock += 60_000;
  expect(counted.secondsLeft()).toBe(15); // no less than nothing
});

test('as many of the rest have to run as of those before', () => {
  const counted = tally(1, 8);
  for (const stack of names(3)) counted.add({ kind: 'stack-current', stack });
  run(counted, 'account.a3', 8);
  expect(counted.secondsLeft()).toBe(8); // one in four, of four
});

test('stacks are counted once, whatever a second pass does to them', () => {
  const counted = tally(1, 3);
  const events: UpEvent[] = [
    { kind: 'stack-failed', stack: 'account.a1', message: '', refused: false, pass: 1 },
    { kind: 'stack-skipped', stack: 'account.a2', message: '' },
    { kind: 'stack-started', stack: 'account.a0', pass: 2 },
    { kind: 'stack-finished', stack: 'account.a0', changes: { ...none, delete: 1 }, seconds: 1, pass: 2 },
  ];
  run(counted, 'account.a0', 1, { ...none, create: 1 });
  events.forEach((event) => counted.add(event));
  const { ended, changed, failed, skipped, running } = counted;
  expect({ ended, changed, failed, skipped, running }).toEqual({
    ...{ ended: 3, changed: 1, failed: 1, skipped: 1, running: [] },
  });
});

test('what a running stack does is the last that was said of it', () => {
  const counted = tally(1, 1);
  counted.add({ kind: 'stack-started', stack: 'account.a0', pass: 1 });
  const step = { operation: 'create', urn: '', type: 'aws:iam/role:Role', name: 'Developer', properties: [] } as const;
  counted.add({ kind: 'stack-step', stack: 'account.a0', step });
  expect(counted.running).toMatchObject([{ stack: 'account.a0', doing: 'create Role Developer' }]);
  counted.add({ kind: 'stack-repeated', stack: 'account.a0', message: 'Rate exceeded\nand more', seconds: 3 });
  expect(counted.running).toMatchObject([{ doing: 'again in 3 s: Rate exceeded' }]);
});
