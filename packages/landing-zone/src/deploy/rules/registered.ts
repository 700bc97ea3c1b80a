// What a program registers, as rules look at it: a resource with its inputs, some of them perhaps not known yet.

/** A resource as an engine reports it, in a preview or out of its state. */
export interface Registered {
  /** `aws:iam/role:Role`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly urn: string;
  /** Plain values; what is not known yet, and what is secret, as the engine marks it. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
}

/** Why an input says nothing: only an `up` will know it, or the engine shows it to nobody. */
export type Opacity = 'unknown' | 'secret';

/** What an input is, if one can see it. */
export type Reading =
  { readonly seen: 'value'; readonly value: unknown } | { readonly seen: 'nothing' } | { readonly seen: Opacity };

/** Pulumi's mark of a text that is not known yet. */
export const UNKNOWN_TEXT = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/**
 * The texts by which Pulumi's protocol stands for values that are not known yet, by their type (pulumi/pulumi,
 * sdk/go/common/resource/plugin/rpc.go). A preview reports inputs with them; both engines do.
 */
const UNKNOWN: readonly string[] = [
  UNKNOWN_TEXT,
  '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7', // boolean
  '3eeb2bf0-c639-47a8-9e75-3b44932eb421', // number
  '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2', // list
  'dd056dcd-154b-4c76-9bd3-c8f88648b5ff', // map
  '030794c1-ac77-496b-92df-f27374a8bd58', // asset
  'e48ece36-62e2-4504-bad9-02848725956a', // archive
];

/** The key that marks a value of the protocol, and the mark of a secret, whose text engine events leave out (same source). */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Why `value` itself cannot be seen; null if it can. What it holds may be another matter. */
export function opacity(value: unknown): Opacity | null {
  if (typeof value === 'string') return UNKNOWN.some((mark) => value.includes(mark)) ? 'unknown' : null;
  const marked =
    typeof value === 'object' && value !== null && (value as Record<string, unknown>)[SIGNATURE] === SECRET;
  return marked ? 'secret' : null;
}

/**
 * The input at `path`, `tags` or `rules.0.bucketKeyEnabled`. Nothing is there if it is absent, null or an empty text; what
 * is inside of something that cannot be seen cannot be seen either.
 */
export function reading({ inputs }: Registered, path: string): Reading {
  let value: unknown = inputs;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    const hidden = opacity(value);
    if (hidden !== null) return { seen: hidden };
  }
  return value === undefined || value === null || value === '' ? { seen: 'nothing' } : { seen: 'value', value };
}
