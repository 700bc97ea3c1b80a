// Property values as Pulumi's protocol writes them: what marks secrets and outputs, and what is not known yet.

export type Properties = Readonly<Record<string, unknown>>;

/** The keys and marks are Pulumi's own (pulumi/pulumi, sdk/go/common/resource/properties.go). */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';

/** Stands for a value that is not known yet. */
export const UNKNOWN_PROPERTY = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/**
 * `value` without its marks, all the way down.
 * @throws {TypeError} an asset or an archive
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  switch (value[SIGNATURE]) {
    case undefined:
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
    case SECRET:
      return plain(value['value']);
    case OUTPUT:
      return 'value' in value ? plain(value['value']) : UNKNOWN_PROPERTY;
    default:
      throw new TypeError('assets and archives are not bridged');
  }
}

/** Whether something in `value`, which has no marks, is not known yet. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN_PROPERTY) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
