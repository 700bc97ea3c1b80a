import * as fc from 'fast-check';
import { parts, TIERS } from './parts';

test('what there is once is read once, the accounts in shards', () => {
  expect(parts({ tiers: ['accounts', 'organization', 'network'], shards: 2 })).toEqual([
    { name: 'organization', arguments: ['--tier', 'organization'] },
    { name: 'network', arguments: ['--tier', 'network'] },
    { name: 'accounts-1-of-2', arguments: ['--tier', 'accounts', '--shard', '1/2'] },
    { name: 'accounts-2-of-2', arguments: ['--tier', 'accounts', '--shard', '2/2'] },
  ]);
});

test('every shard is there once, under a name of its own', () => {
  fc.assert(
    fc.property(fc.subarray([...TIERS], { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (tiers, shards) => {
      const all = parts({ tiers, shards });
      const given = all.flatMap(({ arguments: words }) => words.filter((word) => word.includes('/')));
      const expected = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`);
      expect(given).toEqual(tiers.includes('accounts') ? expected : []);
      expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
      expect(all.every(({ name }) => /^[a-z0-9-]+$/.test(name))).toBe(true);
    }),
  );
});
