// The forms in which the provider writes policy documents (terraform-provider-aws, internal/verify/json.go).

/** Without white space, keys in order (`PolicyToSet`). A text that is not JSON stays as it is, for AWS to refuse. */
export function keysInOrder(document: string): string {
  return rewritten(document, ordered);
}

/** The same, but `Version` before all others: IAM's older parser wants it there (`LegacyPolicyNormalize`). */
export function versionFirst(document: string): string {
  return rewritten(document, (value) => {
    const { Version, ...rest } = ordered(value) as Record<string, unknown>;
    return Version === undefined ? rest : { Version, ...rest };
  });
}

function rewritten(document: string, change: (value: Record<string, unknown>) => unknown): string {
  try {
    const value: unknown = JSON.parse(document);
    return isObject(value) ? JSON.stringify(change(value)) : document;
  } catch {
    return document;
  }
}

/** Go writes the keys of a map in their order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, ordered(value[name])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
