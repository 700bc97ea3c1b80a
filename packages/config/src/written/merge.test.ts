import fc from 'fast-check';
import { merged, origin } from './merge';
import { rawAt } from './file';
import type { Path } from '../spot';

test('an own value replaces a shared scalar and adds to a shared list or map', () => {
  const shared = {
    owner: 'a',
    regions: ['r1'],
    tags: { x: '1', y: '2' },
    network: 'none',
    services: { allow: ['s3'] },
  };
  const own = {
    owner: 'b',
    regions: ['r2'],
    tags: { y: '3', z: '4' },
    network: { r1: {} },
    services: { deny: ['sns'] },
  };
  expect(merged(shared, own)).toEqual({
    owner: 'b',
    regions: ['r1', 'r2'],
    tags: { x: '1', y: '3', z: '4' },
    network: { r1: {} },
    services: { allow: ['s3'], deny: ['sns'] },
  });
});

test('an entry with nothing in it is what its project shares', () => {
  expect(merged({ owner: 'a' }, null)).toEqual({ owner: 'a' });
  expect(merged(undefined, { owner: 'a' })).toEqual({ owner: 'a' });
});

const value = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.nat(9), fc.array(tie('value'), { maxLength: 3 }), tie('map')),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
}));

function leaves(of: unknown, around: Path = []): [Path, unknown][] {
  if (typeof of !== 'object' || of === null) return [[around, of]];
  return Object.entries(of).flatMap(([key, inner]) =>
    leaves(inner, [...around, Array.isArray(of) ? Number(key) : key]),
  );
}

test('every scalar of a merged value is found where it is written', () => {
  fc.assert(
    fc.property(value.map, value.map, (shared, own) => {
      for (const [path, scalar] of leaves(merged(shared, own))) {
        const { from, path: inside } = origin(shared, own, path);
        expect(rawAt(from === 'own' ? own : shared, inside)).toEqual(scalar);
      }
    }),
  );
});

test('what is not written is looked for as near as possible, in the account before its project', () => {
  expect(origin({ a: { b: 1 } }, { a: {} }, ['a', 'x'])).toEqual({ from: 'own', path: ['a'] });
  expect(origin({ a: { b: 1 } }, {}, ['a', 'x'])).toEqual({ from: 'shared', path: ['a'] });
  expect(origin({}, {}, ['a', 'x'])).toEqual({ from: 'own', path: [] });
});
