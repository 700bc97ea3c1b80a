// What an SCP can be attached to: the root, an organizational unit or an account.
import type { Account, Estate } from '@microaccounts/config';
import { ORGANIZATION_ROOT } from '@microaccounts/resources';
import type { ScpPolicy } from './scpPolicy';

export type ScpTarget =
  | { readonly kind: 'root' }
  | { readonly kind: 'organizational-unit'; readonly path: string }
  | { readonly kind: 'account'; readonly key: string };

/** A target with its policies, distinct and sorted by name; AWS's own `FullAWSAccess` not among them. */
export interface BoundTarget {
  readonly target: ScpTarget;
  readonly policies: readonly ScpPolicy[];
}

/**
 * Whether SCPs are attached to the account itself. A suspended or closed one has none of its own: the guardrails of its
 * unit bind it. Nor has the management account, which no SCP affects (AWS Organizations User Guide, "Service control
 * policies").
 */
export function hasOwnScps(estate: Estate, account: Account): boolean {
  return account.state === 'active' && account.id !== estate.organization.managementAccountId;
}

/** The address of the target itself, e.g. `organizational-unit/Workloads/Dev`. */
export function targetAddress(target: ScpTarget): string {
  switch (target.kind) {
    case 'root':
      return ORGANIZATION_ROOT;
    case 'organizational-unit':
      return `organizational-unit/${target.path}`;
    case 'account':
      return `account/${target.key}`;
    default:
      return unreachable(target);
  }
}

function unreachable(target: never): never {
  throw new TypeError(`no address of ${JSON.stringify(target)}`);
}
