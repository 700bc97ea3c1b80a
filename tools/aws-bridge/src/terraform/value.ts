// Values as a Terraform provider has them, and their encoding on the wire: cty values in MessagePack.
import { decode, encode, ExtData, ExtensionCodec } from '@msgpack/msgpack';

/** A value that is only known after the resource is made. */
export const UNKNOWN: unique symbol = Symbol('unknown');

export type TerraformValue =
  null | boolean | number | string | typeof UNKNOWN | Uint8Array | readonly TerraformValue[] | TerraformObject;

export interface TerraformObject {
  readonly [name: string]: TerraformValue;
}

/** Extension 0 is an unknown value, 12 one of which something is known, such as its prefix (zclconf/go-cty, cty/msgpack). */
const EXTENSIONS = [0, 12];
const codec = new ExtensionCodec();
for (const type of EXTENSIONS) codec.register({ type, encode: () => null, decode: () => UNKNOWN });

/** The bytes of a value. */
export function encodeValue(value: TerraformValue): Uint8Array {
  return encode(withExtensions(value), { extensionCodec: codec });
}

/** The value of some bytes; no bytes are null. */
export function decodeValue(bytes: Uint8Array): TerraformValue {
  return bytes.length === 0 ? null : (decode(bytes, { extensionCodec: codec }) as TerraformValue);
}

/** Is it a block or an object, or a map? */
export function isObject(value: TerraformValue | undefined): value is TerraformObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

export function isList(value: TerraformValue | undefined): value is readonly TerraformValue[] {
  return Array.isArray(value);
}

function withExtensions(value: TerraformValue): unknown {
  if (value === UNKNOWN) return new ExtData(0, new Uint8Array([0]));
  if (isList(value)) return value.map(withExtensions);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withExtensions(item)]));
}
