import type { Changes } from '@microaccounts/landing-zone/deploy';
import { changesText, foreseenText, totalChanges } from './changes';

const changes = (some: Partial<Changes>): Changes => ({
  ...{ create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 },
  ...some,
});

test('changes are told by what was done, and `same` is none', () => {
  expect(changesText(changes({ delete: 1, create: 1200, same: 9 }))).toBe('1,200 created, 1 deleted');
  expect(changesText(changes({ same: 9 }))).toBe('unchanged');
});

test('of a preview they are told by what would be done', () => {
  expect(foreseenText(changes({ update: 1, create: 1200, same: 9 }))).toBe('would create 1,200, update 1');
  expect(foreseenText(changes({ same: 9 }))).toBe('nothing to change');
});

test('the changes of all stacks are added up', () => {
  const stack = (some: Partial<Changes>) =>
    ({ stack: 'a', status: 'changed', seconds: 0, changes: changes(some) }) as const;
  const stacks = [stack({ create: 2, same: 3 }), stack({ update: 1, create: 1 })];
  expect(totalChanges({ stacks })).toEqual(changes({ create: 3, update: 1, same: 3 }));
});
