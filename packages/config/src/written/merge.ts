// What the accounts of a project share, and what each says itself, as one value; and where each part of it is written.
import type { Path } from '../spot';

/** An own value replaces a shared scalar and adds to a shared list or map; a shared list comes first. */
export function merged(shared: unknown, own: unknown): unknown {
  if (own === undefined || (own === null && isMap(shared))) return shared;
  if (Array.isArray(shared) && Array.isArray(own)) return [...(shared as unknown[]), ...(own as unknown[])];
  if (!isMap(shared) || !isMap(own)) return own;
  const keys = [...new Set([...Object.keys(shared), ...Object.keys(own)])];
  return Object.fromEntries(keys.map((key) => [key, merged(child(shared, key), child(own, key))]));
}

/**
 * Where the value at `path` of `merged(shared, own)` comes from: the path of it, or of the nearest value around it, in
 * `own` or in `shared`.
 */
export function origin(
  shared: unknown,
  own: unknown,
  path: Path,
): { readonly from: 'shared' | 'own'; readonly path: Path } {
  let fromShared: { value: unknown; path: Path } | null = { value: shared, path: [] };
  let fromOwn: { value: unknown; path: Path } | null = { value: own, path: [] };
  for (const step of path) {
    const offset = Array.isArray(fromShared?.value) && Array.isArray(fromOwn?.value) ? fromShared.value.length : 0;
    const inShared: { value: unknown; path: Path } | null = stepInto(fromShared, step);
    const inOwn: { value: unknown; path: Path } | null = stepInto(
      fromOwn,
      typeof step === 'number' ? step - offset : step,
    );
    if (inShared === null && inOwn === null) break;
    fromShared = inShared;
    fromOwn = inOwn;
  }
  if (fromOwn !== null) return { from: 'own', path: fromOwn.path };
  return { from: 'shared', path: fromShared?.path ?? [] };
}

function stepInto(
  from: { value: unknown; path: Path } | null,
  step: string | number,
): { value: unknown; path: Path } | null {
  if (from === null || typeof from.value !== 'object' || from.value === null || !Object.hasOwn(from.value, step))
    return null;
  return { value: child(from.value, step), path: [...from.path, step] };
}

function child(value: object, step: string | number): unknown {
  return Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
