import type { StackSummary, UpSummary } from '@microaccounts/landing-zone/deploy';
import { continuation, inspection, type RepeatedOptions } from './continuation';
import { ESTATE, LOGS, STATE, TIME_LIMIT } from './defaults';

const usual: RepeatedOptions = { estate: ESTATE, state: STATE, logs: LOGS, timeLimit: TIME_LIMIT, format: 'text' };

function summary(statuses: readonly StackSummary['status'][], more: Partial<UpSummary> = {}): UpSummary {
  const changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 };
  const stacks = statuses.map((status, i): StackSummary => ({ stack: `account.a${i}`, status, changes, seconds: 0 }));
  return { selected: [], stacks, changed: 0, failed: 0, refused: [], interrupted: false, ...more };
}

test('nothing goes on where nothing is left undone, or nothing could be done', () => {
  expect(continuation(usual, summary(['changed', 'unchanged']))).toBeNull();
  expect(continuation(usual, summary([], { refused: ['no'] }))).toBeNull();
  expect(continuation({ ...usual, preview: true }, summary(['failed']))).toBeNull();
});

test.each([
  ['a failure', summary(['failed'])],
  ['what was skipped', summary(['skipped'])],
  ['an interruption', summary(['changed'], { interrupted: true })],
])('the same options again after %s', (_, ended) => {
  expect(continuation(usual, ended)).toBe('npx microaccounts up');
  const options: RepeatedOptions = {
    ...{ estate: 'our estate', state: STATE, since: 'HEAD~1', accounts: ['a', 'b'], shard: '1/4', refresh: true },
    ...{ logs: "it's", timeLimit: '90', format: 'json', simulate: true, allowDirty: false },
  };
  expect(continuation(options, ended)).toBe(
    "npx microaccounts up --estate 'our estate' --simulate --since HEAD~1 --accounts a,b --shard 1/4 --refresh --time-limit 90 --logs 'it'\\''s' --format json",
  );
});

test('a preview shows what was refused, and of nothing else', () => {
  const stacks = summary(['failed', 'failed']).stacks.map((stack, i) => ({ ...stack, refused: i === 1 }));
  const options: RepeatedOptions = {
    ...usual,
    simulate: true,
    state: 'other',
    since: 'main',
    refresh: true,
    json: true,
  };
  expect(inspection(options, summary([], { stacks }))).toBe(
    'npx microaccounts up --simulate --state other --stacks account.a1 --preview --refresh',
  );
  expect(inspection(options, summary(['failed']))).toBeNull();
});
