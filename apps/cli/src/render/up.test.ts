import type { Changes, UpSummary } from '@microaccounts/landing-zone/deploy';
import { createColors } from 'picocolors';
import { changesText, totalChanges, upDocument, upText } from './up';

const plain = createColors(false);
const cost = { seconds: 12.34567, peakMegabytes: 180 };
const changes = (some: Partial<Changes>): Changes => ({
  ...{ create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 },
  ...some,
});

const summary: UpSummary = {
  stacks: [
    { stack: 'organization', status: 'changed', changes: changes({ create: 1200, update: 1 }), seconds: 1.23456 },
    { stack: 'account.audit', status: 'unchanged', changes: changes({ same: 4 }), seconds: 0.1 },
    { stack: 'account.payments-dev', status: 'failed', changes: changes({}), seconds: 0.2, message: 'no such role' },
    {
      stack: 'baseline.payments-dev',
      status: 'skipped',
      changes: changes({}),
      seconds: 0,
      message: 'it needs `account.payments-dev`',
    },
  ],
  changed: 1,
  failed: 1,
  refused: [],
};

test('changes are told by what was done, and `same` is none', () => {
  expect(changesText(changes({ delete: 1, create: 2, same: 9 }))).toBe('2 created, 1 deleted');
  expect(changesText(changes({ same: 9 }))).toBe('unchanged');
});

test('a run that changed nothing says so once', () => {
  const stacks = summary.stacks.filter(({ status }) => status === 'unchanged');
  expect(upText({ ...summary, stacks, changed: 0 }, cost, plain)).toBe('1 stack: 1 unchanged  12 s, 180 MB at most');
});

test('the summary counts, then says why stacks failed or were skipped', () => {
  expect(upText(summary, cost, plain)).toBe(
    [
      '4 stacks: 1 changed, 1 unchanged, 1 failed, 1 skipped; 1,200 created, 1 updated  12 s, 180 MB at most',
      'failed account.payments-dev: no such role',
      'skipped baseline.payments-dev: it needs `account.payments-dev`',
    ].join('\n'),
  );
});

test('a refusal says that nothing was run, and why', () => {
  const refused = { stacks: [], changed: 0, failed: 0, refused: ['account `a` would be deleted'] };
  expect(upText(refused, cost, plain)).toBe('refused, nothing was run:\n  account `a` would be deleted');
});

test('the document has a format version, milliseconds and a message where there is one', () => {
  const document = upDocument(summary, cost) as { stacks: object[] };
  expect(document).toMatchObject({ formatVersion: 1, seconds: 12.346, peakMegabytes: 180 });
  expect(document.stacks[0]).toEqual({
    stack: 'organization',
    status: 'changed',
    changes: changes({ create: 1200, update: 1 }),
    seconds: 1.235,
  });
  expect(document.stacks[2]).toHaveProperty('message', 'no such role');
});

test('the changes of all stacks are added up', () => {
  expect(totalChanges(summary)).toEqual(changes({ create: 1200, update: 1, same: 4 }));
});
