// What is written of roles, made total.
import type { RoleSettings } from '../estate';
import type { WrittenRole } from '../written/role';
import { sorted } from './names';

/** What is written of roles, every key of each given a value. */
export function meantRoles(roles: { readonly [name: string]: WrittenRole | null } | undefined): {
  readonly [name: string]: RoleSettings;
} {
  return Object.fromEntries(
    Object.entries(roles ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, role]) => [
        name,
        { group: role?.group ?? null, policies: sorted(role?.policies ?? []), statements: role?.statements ?? [] },
      ]),
  );
}
