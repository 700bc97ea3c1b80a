// The policy statements that an estate writes, each with its spot and what it goes into.
import type { Spot } from '../../spot';
import type { WrittenEstate } from '../../written/estate';
import { keyIn } from '../../written/file';
import type { WrittenRole, WrittenStatement } from '../../written/role';

export interface PlacedStatement {
  readonly of: 'scp' | 'rcp' | 'role';
  readonly statement: WrittenStatement;
  /** Where the statement begins, or an element of it. */
  readonly at: (element?: string) => Spot;
}

/** All sound statements: those of guardrails, of `baseline.roles` and of the roles of accounts. */
export function* writtenStatements({ guardrails, landingZone, accounts }: WrittenEstate): Generator<PlacedStatement> {
  for (const guardrail of guardrails)
    for (const [index, statement] of (guardrail.value.statements ?? []).entries())
      yield {
        of: guardrail.value.type ?? 'scp',
        statement,
        at: (element) => keyIn(guardrail, 'statements', index, ...elementPath(element)),
      };
  yield* ofRoles(landingZone.value.baseline?.roles, (...path) => keyIn(landingZone, 'baseline', 'roles', ...path));
  for (const { settings, keyAt } of accounts) yield* ofRoles(settings.roles, (...path) => keyAt('roles', ...path));
}

function* ofRoles(
  roles: { readonly [name: string]: WrittenRole | null } | undefined,
  at: (...path: (string | number)[]) => Spot,
): Generator<PlacedStatement> {
  for (const [name, role] of Object.entries(roles ?? {}))
    for (const [index, statement] of (role?.statements ?? []).entries())
      yield { of: 'role', statement, at: (element) => at(name, 'statements', index, ...elementPath(element)) };
}

function elementPath(element: string | undefined): string[] {
  return element === undefined ? [] : [element];
}
