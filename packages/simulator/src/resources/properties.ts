// What a Pulumi resource's properties hold, read with their types.

/** The inputs or outputs of a resource as plain JSON; a value that is not known yet is {@link UNKNOWN}. */
export type Properties = Readonly<Record<string, unknown>>;

/** How the Pulumi protocol writes a value that only an `up` will know. */
export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Whether `value` is or holds something that is not known yet. */
export function hasUnknown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === UNKNOWN;
  return Object.values(value).some(hasUnknown);
}

/** A property that must be there as text. */
export function text(properties: Properties, name: string): string {
  const value = properties[name];
  if (typeof value !== 'string') throw new TypeError(`\`${name}\` is not a string`);
  return value;
}

/** A property that may be there as text. */
export function optionalText(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : text(properties, name);
}

/** A number, which Pulumi may also send as text; undefined if absent. */
export function optionalNumber(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : Number(value);
}

/** Whether a property is true; what is absent is not. */
export function flag(properties: Properties, name: string): boolean {
  return properties[name] === true || properties[name] === 'true';
}

/** A list of texts; what is absent is empty. */
export function texts(properties: Properties, name: string): string[] {
  const value = properties[name] ?? [];
  if (!Array.isArray(value)) throw new TypeError(`\`${name}\` is not a list`);
  return value.map(String);
}

/** A map of texts, such as tags; what is absent is empty. */
export function textMap(properties: Properties, name: string): Record<string, string> {
  const value = properties[name] ?? {};
  if (typeof value !== 'object' || value === null) throw new TypeError(`\`${name}\` is not a map`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
}
