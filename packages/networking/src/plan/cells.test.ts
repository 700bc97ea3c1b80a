import fc from 'fast-check';
import { assignCells } from './cells';

const keys = (...names: string[]): string[] => names;

it('puts accounts into one cell until it is full', () => {
  const { accounts, recorded, guessed } = assignCells(keys('a', 'b', 'c'), new Map(), 10);
  expect([...accounts]).toEqual([[1, ['a', 'b', 'c']]]);
  expect([recorded, guessed]).toEqual([false, false]);
});

it('opens a second cell and leaves everybody where the lock says', () => {
  const { accounts, recorded } = assignCells(keys('a', 'b', 'c'), new Map([[1, ['b', 'c']]]), 2);
  expect([...accounts]).toEqual([
    [1, ['b', 'c']],
    [2, ['a']],
  ]);
  expect(recorded).toBe(true);
});

it('records accounts from half of the limit on', () => {
  expect(assignCells(keys('a', 'b'), new Map(), 5).recorded).toBe(false);
  expect(assignCells(keys('a', 'b', 'c'), new Map(), 5).recorded).toBe(true);
});

it('says when it had to guess who was there', () => {
  expect(assignCells(keys('a', 'b', 'c'), new Map([[1, null]]), 2).guessed).toBe(true);
  expect(assignCells(keys('a', 'b', 'c'), new Map(), 2).guessed).toBe(false);
});

it('closes an empty cell and fills the place of an account that left', () => {
  const locked = new Map([
    [1, ['a', 'b']],
    [2, ['c', 'd']],
    [3, ['e']],
  ]);
  expect([...assignCells(keys('a', 'c', 'd', 'z'), locked, 2).accounts]).toEqual([
    [1, ['a', 'z']],
    [2, ['c', 'd']],
  ]);
});

it('keeps accounts where they are beyond a limit that was lowered', () => {
  const { accounts } = assignCells(keys('a', 'b', 'c', 'd'), new Map([[1, ['a', 'b', 'c']]]), 2);
  expect([...accounts]).toEqual([
    [1, ['a', 'b', 'c']],
    [2, ['d']],
  ]);
});

it('never moves a recorded account, whoever comes and goes', () => {
  const someKeys = fc.uniqueArray(fc.integer({ min: 100, max: 160 }).map(String)).map((list) => list.sort());
  fc.assert(
    fc.property(fc.array(someKeys, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (steps, limit) => {
      let locked: ReadonlyMap<number, readonly string[] | null> = new Map();
      for (const step of steps) {
        const { accounts, recorded } = assignCells(step, locked, limit);
        for (const [cell, before] of locked) {
          const still = (before ?? []).filter((key) => step.includes(key));
          expect(accounts.get(cell) ?? []).toEqual(expect.arrayContaining(still));
        }
        for (const members of accounts.values()) expect(members.length).toBeLessThanOrEqual(limit);
        expect([...accounts.values()].flat().sort()).toEqual(step);
        locked = new Map([...accounts].map(([cell, members]) => [cell, recorded ? members : null]));
      }
    }),
  );
});
