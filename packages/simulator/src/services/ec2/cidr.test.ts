import * as fc from 'fast-check';
import { contains, overlap, parseBlock } from './cidr';

const octet = fc.integer({ min: 0, max: 255 });
const block = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 }))
  .map(([a, b, c, d, prefix]) => parseBlock(`${a}.${b}.${c}.${d}/${prefix}`));

describe('blocks', () => {
  it('are written canonically, and read back as they were', () => {
    expect(parseBlock('100.68.0.18/18').text).toBe('100.68.0.0/18');
    fc.assert(fc.property(block, (one) => expect(parseBlock(one.text)).toEqual(one)));
  });

  it('overlap exactly when one contains the other', () => {
    fc.assert(fc.property(block, block, (a, b) => expect(overlap(a, b)).toBe(contains(a, b) || contains(b, a))));
  });
});
