import type { Resource, Value } from '@microaccounts/resources';
import fc from 'fast-check';
import { compare } from './compare';

const resource = (address: string, properties: { [name: string]: Value } = {}, kind = 'vpc'): Resource => ({
  kind,
  address,
  account: 'network',
  region: 'us-east-1',
  stack: 'network.us-east-1',
  properties,
});

const value = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Value>;
const someResources = fc.uniqueArray(
  fc
    .record({
      address: fc.stringMatching(/^[a-z]{1,4}$/),
      properties: fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), value, { noNullPrototype: true }),
      kind: fc.constantFrom('vpc', 'role'),
    })
    .map(({ address, properties, kind }) => resource(address, properties, kind)),
  { selector: ({ address }) => address, maxLength: 12 },
);

test('nothing differs from itself, in whichever order', () => {
  fc.assert(
    fc.property(someResources, (resources) => {
      expect(compare(resources, [...resources].reverse())).toEqual([]);
    }),
  );
});

test('what is missing one way is unmanaged the other way, and changes mirror each other', () => {
  const mirrored = { missing: 'unmanaged', unmanaged: 'missing', changed: 'changed' } as const;
  const order = (lines: string[]): string[] => lines.sort();
  fc.assert(
    fc.property(someResources, someResources, (one, other) => {
      const there = compare(one, other).map(({ kind, address, property, expected, actual }) =>
        JSON.stringify([mirrored[kind], address, property, actual, expected]),
      );
      const back = compare(other, one).map(({ kind, address, property, expected, actual }) =>
        JSON.stringify([kind, address, property, expected, actual]),
      );
      expect(order(there)).toEqual(order(back));
    }),
  );
});

test('one tampered property is one difference', () => {
  fc.assert(
    fc.property(
      someResources.filter((resources) => resources.length > 0),
      fc.nat(),
      value.filter((tampered) => tampered !== null),
      (resources, index, tampered) => {
        const at = index % resources.length;
        const victim = resources[at] as Resource;
        const actual = resources.with(at, { ...victim, properties: { ...victim.properties, TAMPERED: tampered } });
        expect(compare(resources, actual)).toEqual([
          {
            kind: 'changed',
            address: victim.address,
            resource: victim,
            property: 'TAMPERED',
            expected: null,
            actual: tampered,
          },
        ]);
      },
    ),
  );
});

test('the order of keys is no difference, the order of a list is', () => {
  expect(compare([resource('a', { tags: { x: '1', y: '2' } })], [resource('a', { tags: { y: '2', x: '1' } })])).toEqual(
    [],
  );
  expect(compare([resource('a', { list: [1, 2] })], [resource('a', { list: [2, 1] })])).toHaveLength(1);
});

test('two kinds at one address are two things', () => {
  const [vpc, role] = [resource('a', {}, 'vpc'), resource('a', {}, 'role')];
  expect(compare([vpc], [role])).toEqual([
    { kind: 'missing', address: 'a', resource: vpc },
    { kind: 'unmanaged', address: 'a', resource: role },
  ]);
});

test('an address may occur once', () => {
  expect(() => compare([resource('a'), resource('a')], [])).toThrow('two resources at `a`');
});
