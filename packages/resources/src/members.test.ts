import fc from 'fast-check';
import { mapMembers } from './members';

test('gives what entries would give, whatever the names', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', '1', 'toString')), fc.nat()), (of) => {
      const made = mapMembers(of, (member, name) => `${name}=${member}`);
      const expected = Object.fromEntries(Object.entries(of).map(([name, member]) => [name, `${name}=${member}`]));
      expect(Object.entries(made)).toEqual(Object.entries(expected));
      expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    }),
  );
});
