import fc from 'fast-check';
import { blocksAround, parseCidrBlock } from './cidr';

test('a block is its addresses', () => {
  expect(parseCidrBlock('10.0.32.0/19')).toEqual({
    text: '10.0.32.0/19',
    prefix: 19,
    start: 167_780_352,
    end: 167_788_544,
  });
  expect(parseCidrBlock('0.0.0.0/0')).toMatchObject({ start: 0, end: 2 ** 32 });
});

test.each(['', '10.0.0.0', '10.0.0/8', '10.0.0.0/33', '10.0.0.256/32', 'fd00::/8', ' 10.0.0.0/8', '10.0.0.0/8\n'])(
  '%j is no block',
  (text) => {
    expect(parseCidrBlock(text)).toEqual({ wrong: 'is no IPv4 block', meant: null });
  },
);

test('what a mistyped block is said to mean is a block around its address', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(32), (a, b, c, d, prefix) => {
      const text = `${a}.${b}.${c}.${d}/${prefix}`;
      const parsed = parseCidrBlock(text);
      const block = 'wrong' in parsed ? parseCidrBlock(parsed.meant ?? '') : parsed;
      if ('wrong' in block) throw new Error(`${text} means ${String(parsed)}`);
      const address = ((a * 256 + b) * 256 + c) * 256 + d;
      expect(block.start).toBeLessThanOrEqual(address);
      expect(block.end).toBeGreaterThan(address);
      expect(blocksAround(block).at(-1)).toBe(block.text);
      expect(blocksAround(block)[0]).toBe('0.0.0.0/0');
    }),
  );
});
