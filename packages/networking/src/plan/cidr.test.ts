import fc from 'fast-check';
import { byAddress, cidrAt, contains, overlaps, parseCidr, prefixOf, rangeOf, sizeOf } from './cidr';

const cidrs = fc
  .record({ prefix: fc.integer({ min: 0, max: 32 }), address: fc.nat(2 ** 32 - 1) })
  .map(({ prefix, address }) => cidrAt(Math.floor(address / sizeOf(prefix)) * sizeOf(prefix), prefix));

describe('parseCidr', () => {
  it.each(['10.0.0.0/12', '0.0.0.0/0', '255.255.255.255/32', '10.0.32.0/19'])('takes `%s`', (text) => {
    expect(parseCidr(text)).toBe(text);
  });

  it.each([
    '10.0.1.0/12',
    '010.0.0.0/8',
    '10.0.0.0/08',
    '10.0.0.0',
    '10.0.0.0/33',
    '256.0.0.0/8',
    '10.0.0/8',
    '::/0',
    '',
  ])('refuses `%s`', (text) => {
    expect(parseCidr(text)).toBeNull();
  });

  it('takes every block that is written by the arithmetic', () => {
    fc.assert(fc.property(cidrs, (cidr) => parseCidr(cidr) === cidr));
  });
});

describe('rangeOf', () => {
  it('counts addresses above 128.0.0.0 as positive numbers', () => {
    expect(rangeOf(cidrAt(192 * 2 ** 24, 8))).toEqual({ start: 192 * 2 ** 24, end: 193 * 2 ** 24 });
  });

  it('is undone by cidrAt', () => {
    fc.assert(fc.property(cidrs, (cidr) => cidrAt(rangeOf(cidr).start, prefixOf(cidr)) === cidr));
  });
});

it('two blocks overlap if and only if one contains the other', () => {
  fc.assert(
    fc.property(cidrs, cidrs, (a, b) => {
      const [one, other] = [rangeOf(a), rangeOf(b)];
      return overlaps(one, other) === (contains(one, other) || contains(other, one));
    }),
  );
});

it('orders blocks by number, not by text', () => {
  const sorted = [cidrAt(10 * 2 ** 24, 12), cidrAt(9 * 2 ** 24, 8), cidrAt(10 * 2 ** 24, 8)].sort(byAddress);
  expect(sorted).toEqual(['9.0.0.0/8', '10.0.0.0/8', '10.0.0.0/12']);
});
