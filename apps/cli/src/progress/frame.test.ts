import { createColors } from 'picocolors';
import { width } from '../render/layout';
import { frame } from './frame';
import { Tally } from './tally';

const colors = createColors(true);
const plain = createColors(false);

function running(count: number, total = count): Tally {
  let clock = 0;
  const tally = new Tally(4, () => clock);
  tally.add({ kind: 'selected', stacks: Array.from({ length: total }, (_, i) => `account.a${i}`) });
  for (let i = 0; i < count; i += 1) tally.add({ kind: 'stack-started', stack: `account.a${i}`, pass: 1 });
  clock = 12_300;
  return tally;
}

const size = { colors: plain, preview: false, columns: 80, rows: 24, number: 0 };

test('a line per running stack with its seconds, and one about all of it', () => {
  const tally = running(2, 4000);
  const step = { operation: 'create', urn: '', type: 'aws:iam/role:Role', name: 'Developer', properties: [] } as const;
  tally.add({ kind: 'stack-step', stack: 'account.a1', step });
  expect(frame(tally, size)).toEqual([
    '⠋ account.a0  12 s',
    '⠋ account.a1  create Role Developer  12 s',
    '0/4,000 stacks, 2 running',
  ]);
});

test('the status line counts, and says how long it will take once that can be said', () => {
  const tally = running(1, 200);
  const changes = { create: 1, update: 0, replace: 0, delete: 0, same: 0, import: 0 };
  tally.add({ kind: 'stack-finished', stack: 'account.a0', changes, seconds: 60, pass: 1 });
  tally.add({ kind: 'stack-skipped', stack: 'account.a1', message: '' });
  tally.add({ kind: 'stack-failed', stack: 'account.a2', message: '', refused: false, pass: 1 });
  expect(frame(tally, size)).toEqual(['3/200 stacks, 1 changed, 1 failed, 1 skipped, about 25 min left']);
  expect(frame(tally, { ...size, preview: true })[0]).toContain('1 would change');
});

test.each([
  [80, 24],
  [80, 5],
  [30, 3],
  [12, 2],
  [10, 1],
])('on %d columns and %d rows everything fits, with a row to spare', (columns, rows) => {
  const tally = running(40);
  const step = { operation: 'create', urn: '', type: 'aws:ec2/route:Route', name: 'x'.repeat(200), properties: [] };
  for (const { stack } of tally.running)
    tally.add({ kind: 'stack-step', stack, step: { ...step, operation: 'create' } });
  const lines = frame(tally, { ...size, colors, columns, rows });
  expect(lines.length).toBeLessThan(Math.max(2, rows));
  for (const line of lines) expect(width(line)).toBeLessThan(columns);
  if (rows > 2) expect(lines.join('\n')).toMatch(/and \d+ more/);
});
