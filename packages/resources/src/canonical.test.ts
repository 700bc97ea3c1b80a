import fc from 'fast-check';
import { canonicalJson, digest, same } from './canonical';

describe('canonicalJson', () => {
  it('sorts keys at every level and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},"x"]}');
  });

  it('gives the same text whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(same(value, reversed)).toBe(true);
      }),
    );
  });

  it('reads back as the same value, a key called `__proto__` included', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true},"a":1}') as object;
    expect(canonicalJson(value)).toBe('{"__proto__":{"polluted":true},"a":1}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('digest', () => {
  it('is SHA-256 in hexadecimal', () => {
    expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

test('the same is what has the same text, and the text has sorted keys', () => {
  const json = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(undefined, NaN, [undefined], { a: undefined }, { b: 1, a: [{ d: 1, c: 2 }] }, [null]),
  );
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(same(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(same(a, structuredClone(a))).toBe(true);
      const keys = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        if (!Array.isArray(value) && !Object.keys(value).some((key) => /^\d+$/.test(key)))
          expect(Object.keys(value)).toEqual(Object.keys(value).sort());
        Object.values(value).forEach(keys);
      };
      const text = canonicalJson(a) as string | undefined;
      if (text !== undefined) keys(JSON.parse(text));
    }),
  );
});
