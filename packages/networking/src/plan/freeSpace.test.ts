import fc from 'fast-check';
import { overlaps, parseCidr, rangeOf, type Cidr, type Range } from './cidr';
import { FreeSpace } from './freeSpace';

const range = (text: string): Range => rangeOf(parseCidr(text) as Cidr);
const EVERYTHING = { start: 0, end: 2 ** 32 };

it('gives the first aligned block, and fills gaps with smaller ones later', () => {
  const space = new FreeSpace([range('10.0.0.0/24')]);
  expect(space.takeFirst(28, EVERYTHING)).toBe('10.0.0.0/28');
  expect(space.takeFirst(26, EVERYTHING)).toBe('10.0.0.64/26');
  expect(space.takeFirst(27, EVERYTHING)).toBe('10.0.0.32/27');
  expect(space.takeFirst(25, EVERYTHING)).toBe('10.0.0.128/25');
  expect(space.takeFirst(28, EVERYTHING)).toBe('10.0.0.16/28');
  expect(space.takeFirst(28, EVERYTHING)).toBeNull();
});

it('gives the last aligned block', () => {
  const space = new FreeSpace([range('10.0.0.0/24')]);
  expect(space.takeLast(28, EVERYTHING)).toBe('10.0.0.240/28');
  expect(space.takeLast(25, EVERYTHING)).toBe('10.0.0.0/25');
  expect(space.takeLast(26, EVERYTHING)).toBe('10.0.0.128/26');
});

it('stays inside the range that it is asked for', () => {
  const space = new FreeSpace([range('10.0.0.0/8')]);
  expect(space.takeFirst(24, range('10.9.0.0/24'))).toBe('10.9.0.0/24');
  expect(space.takeFirst(24, range('10.9.0.0/24'))).toBeNull();
  expect(space.takeLast(24, range('10.8.0.0/15'))).toBe('10.9.255.0/24');
});

it('joins ranges that touch or overlap', () => {
  const space = new FreeSpace([range('10.0.1.0/24'), range('10.0.0.0/24'), range('10.0.0.128/25')]);
  expect(space.takeFirst(23, EVERYTHING)).toBe('10.0.0.0/23');
});

describe('whatever is free, removed and taken', () => {
  const ranges = fc.array(
    fc
      .record({ start: fc.nat(4000), length: fc.integer({ min: 1, max: 600 }) })
      .map(({ start, length }) => ({ start, end: start + length })),
    { maxLength: 12 },
  );
  const requests = fc.array(fc.record({ prefix: fc.integer({ min: 22, max: 32 }), last: fc.boolean() }), {
    maxLength: 40,
  });

  it('a block is free, aligned and given once; null means that there is none', () => {
    fc.assert(
      fc.property(ranges, ranges, requests, (free, removed, wanted) => {
        const space = new FreeSpace(free);
        for (const each of removed) space.remove(each);
        const isFree = Array.from(
          { length: 5000 },
          (_, address) =>
            [free, removed].map((list) => list.some(({ start, end }) => start <= address && address < end)).join() ===
            'true,false',
        );
        for (const { prefix, last } of wanted) {
          const size = 2 ** (32 - prefix);
          const candidates = Array.from({ length: Math.floor(5000 / size) }, (_, n) => n * size).filter((start) =>
            isFree.slice(start, start + size).every(Boolean),
          );
          const taken = last ? space.takeLast(prefix, EVERYTHING) : space.takeFirst(prefix, EVERYTHING);
          expect(taken === null ? undefined : rangeOf(taken).start).toBe(last ? candidates.at(-1) : candidates[0]);
          if (taken !== null) isFree.fill(false, rangeOf(taken).start, rangeOf(taken).end);
        }
      }),
    );
  });

  it('no two blocks overlap', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const space = new FreeSpace([range('10.0.0.0/20')]);
        const taken = wanted.flatMap(({ prefix }) => space.takeFirst(prefix, EVERYTHING) ?? []).map(rangeOf);
        return taken.every((a, n) => taken.slice(n + 1).every((b) => !overlaps(a, b)));
      }),
    );
  });
});
