// Whether a policy document lets somebody do more than another one, judged by its statements.
import { canonicalJson, type Value } from '@microaccounts/resources';

interface Statement {
  readonly [element: string]: Value;
}

/** The elements that are sets; in all others two statements have to be the same. */
const SETS: ReadonlySet<string> = new Set(['Action', 'Resource', 'Principal']);

/**
 * Whether `after` may allow more than `before`, both in normal form. It does not if each of its `Allow` was there, alike or
 * for more, and each `Deny` of before still is; wildcards are not understood, so that some say yes which do not widen.
 */
export function policyWidens(before: Value | undefined, after: Value | undefined): boolean {
  const [had, has] = [statements(before), statements(after)];
  const allowed = had.filter(isAllow);
  const denied = has.filter((statement) => !isAllow(statement));
  return (
    has.filter(isAllow).some((statement) => !allowed.some((other) => isWithin(statement, other))) ||
    had.some((statement) => !isAllow(statement) && !denied.some((other) => isWithin(statement, other)))
  );
}

function isAllow({ Effect: effect }: Statement): boolean {
  return effect === 'Allow';
}

function statements(document: Value | undefined): readonly Statement[] {
  return ((document as { readonly Statement?: readonly Statement[] } | null | undefined)?.Statement ?? []).slice();
}

/** Whether whatever `inner` is about `outer` is about, too. */
function isWithin({ Sid: _inner, ...inner }: Statement, { Sid: _outer, ...outer }: Statement): boolean {
  const elements = new Set([...Object.keys(inner), ...Object.keys(outer)]);
  return [...elements].every((element) =>
    SETS.has(element)
      ? isSubset(inner[element], outer[element])
      : canonicalJson(inner[element] ?? null) === canonicalJson(outer[element] ?? null),
  );
}

function isSubset(inner: Value | undefined, outer: Value | undefined): boolean {
  if (inner === undefined || outer === undefined) return inner === outer;
  const there = new Set(members(outer));
  return members(inner).every((member) => there.has(member));
}

/** The members of a set, each as text; of principals with their type. */
function members(value: Value): string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).map(canonicalJson);
  if (typeof value !== 'object' || value === null || 'ref' in value || 'join' in value) return [canonicalJson(value)];
  return Object.entries(value).flatMap(([type, of]) => members(of).map((member) => `${type} ${member}`));
}
