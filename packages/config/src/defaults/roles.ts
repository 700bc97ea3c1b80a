// What is written of roles, made total.
import type { RoleSettings } from '../estate';
import type { Path } from '../spot';
import type { WrittenRole } from '../written/role';
import { namesOf } from './names';
import { builtIn, fromBuiltIn, written, type From } from './origin';
import { mapOf, unrecorded, type Recorder } from './recorder';

/** What is written of roles under `roles`, every key of each given a value; `from` finds where a path below `roles` is written. */
export function meantRoles(
  roles: { readonly [name: string]: WrittenRole | null } | undefined,
  from: (...path: Path) => From = () => fromBuiltIn,
  record: Recorder = unrecorded,
): { readonly [name: string]: RoleSettings } {
  const entries = Object.entries(roles ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return mapOf(
    record,
    'roles',
    entries.map(([name, role]) => [
      name,
      (inside) => meantRole(role, (...path) => from(name, ...path), inside.at(name)),
    ]),
    roles === undefined ? fromBuiltIn : from(),
  );
}

function meantRole(role: WrittenRole | null, from: (...path: Path) => From, record: Recorder): RoleSettings {
  const { group, policies, statements } = role ?? {};
  return {
    group: record.take('group', written<string | null>(group, from('group')) ?? builtIn(null)),
    policies: record.set(
      'policies',
      namesOf(policies, (index) => from('policies', index)),
      policies === undefined ? fromBuiltIn : from('policies'),
    ),
    statements:
      statements === undefined
        ? record.take('statements', builtIn([]))
        : record.copy('statements', statements, (path) => from('statements', ...path)),
  };
}
