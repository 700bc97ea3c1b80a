// A permission: what may be called on what, and for each action what it is for.
import type { Statement, Value } from '@microaccounts/resources';

export interface Permission {
  /** Unique in its policy; letters and digits (IAM JSON policy elements, "Sid"). */
  readonly sid: string;
  /** What each action is for, by action. */
  readonly actions: { readonly [action: string]: string };
  readonly resources: Value;
  readonly condition?: { readonly [operator: string]: Value };
}

export function statementOf({ sid, actions, resources, condition }: Permission): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: Object.keys(actions),
    Resource: resources,
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

/** All actions of these permissions, sorted. */
export function actionsOf(permissions: readonly Permission[]): string[] {
  return [...new Set(permissions.flatMap(({ actions }) => Object.keys(actions)))].sort();
}
