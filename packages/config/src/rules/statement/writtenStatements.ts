// The policy statements that an estate writes, each with its spot and what it goes into.
import type { Path, Spot } from '../../spot';
import { keyIn } from '../../written/file';
import type { WrittenRole, WrittenStatement } from '../../written/role';
import type { Surrounded } from '../rule';

export interface PlacedStatement {
  readonly of: 'scp' | 'rcp' | 'role';
  /** What the statements of one policy have in common: which policy it is. */
  readonly policy: string;
  /** The policy whose statements go into the same document before these; null if there is none. */
  readonly after: string | null;
  readonly statement: WrittenStatement;
  /** Where the statement begins, or an element of it, or something in that. */
  readonly at: (...path: Path) => Spot;
}

/** Many rules go through them: of an estate, they are gathered once. */
const gathered = new WeakMap<Surrounded, readonly PlacedStatement[]>();

/** All sound statements: those of guardrails, of `baseline.roles` and of the roles of accounts. */
export function writtenStatements(estate: Surrounded): readonly PlacedStatement[] {
  const statements = gathered.get(estate) ?? [...statementsOf(estate)];
  gathered.set(estate, statements);
  return statements;
}

function* statementsOf({ guardrails, landingZone, accounts }: Surrounded): Generator<PlacedStatement> {
  for (const guardrail of guardrails)
    for (const [index, statement] of (guardrail.value.statements ?? []).entries())
      yield {
        of: guardrail.value.type ?? 'scp',
        policy: `guardrail/${guardrail.name}`,
        after: null,
        statement,
        at: (...path) => keyIn(guardrail, 'statements', index, ...path),
      };
  yield* ofRoles(landingZone.value.baseline?.roles, 'baseline', (...path) =>
    keyIn(landingZone, 'baseline', 'roles', ...path),
  );
  for (const { key, settings, keyAt } of accounts)
    yield* ofRoles(settings.roles, `account/${key}`, (...path) => keyAt('roles', ...path));
}

function* ofRoles(
  roles: { readonly [name: string]: WrittenRole | null } | undefined,
  owner: string,
  at: (...path: Path) => Spot,
): Generator<PlacedStatement> {
  for (const [name, role] of Object.entries(roles ?? {}))
    for (const [index, statement] of (role?.statements ?? []).entries())
      yield {
        of: 'role',
        policy: `${owner}/role/${name}`,
        after: owner === 'baseline' ? null : `baseline/role/${name}`,
        statement,
        at: (...path) => at(name, 'statements', index, ...path),
      };
}

/** The texts of an element that is one text or a list of them, each with its spot. */
export function textsIn(
  { statement, at }: PlacedStatement,
  element: 'Action' | 'NotAction' | 'Resource' | 'NotResource',
): { readonly text: string; readonly at: Spot }[] {
  const value = statement[element];
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ text: value, at: at(element) }];
  return value.map((text, index) => ({ text, at: at(element, index) }));
}
