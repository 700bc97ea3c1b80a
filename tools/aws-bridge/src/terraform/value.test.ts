import { encode, ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';
import { decodeValue, encodeValue, UNKNOWN, type TerraformValue } from './value';

const values = fc.letrec<{ value: TerraformValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.integer(),
    // JSON and MessagePack know one zero.
    fc.double({ noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.constant(UNKNOWN as TerraformValue),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

test('what is encoded is what is decoded', () => {
  fc.assert(fc.property(values, (value) => expect(decodeValue(encodeValue(value))).toEqual(value)));
});

test('an unknown value of which something is known is unknown', () => {
  expect(decodeValue(encode({ arn: new ExtData(12, new Uint8Array([0x80])) }))).toEqual({ arn: UNKNOWN });
});

test('no bytes are null', () => {
  expect(decodeValue(new Uint8Array())).toBeNull();
});

test('an unknown value is written as cty writes it', () => {
  expect([...encodeValue(UNKNOWN)]).toEqual([0xd4, 0x00, 0x00]);
});
