// Which roles an account has, and which groups or principals may assume them.
import type { Account, Estate } from '@microaccounts/config';
import type { OfKind, Statement, Value } from '@microaccounts/resources';
import { valueText } from '../render/value';
import type { ExplainedRole } from './explanation';

/** The roles of `account`, as its trust policies and the estate's groups say. */
export function explainedRoles(roles: readonly OfKind<'role'>[], estate: Estate, account: Account): ExplainedRole[] {
  return roles.map(({ properties }) => {
    const principals = properties.trustPolicy.Statement.flatMap(principalsOf);
    const federated = properties.trustPolicy.Statement.some(isFederated);
    return {
      name: properties.name,
      description: properties.description,
      group: federated ? groupOf(properties.name, estate, account) : null,
      assumedBy: [...new Set(principals)],
      managedPolicies: properties.managedPolicies.map(valueText),
      inlinePolicies: Object.keys(properties.inlinePolicies),
    };
  });
}

/** The AD group of a role: its own, or from the estate's pattern; the id stays a placeholder, since AWS decides it. */
function groupOf(role: string, { baseline }: Estate, account: Account): string {
  const own = account.roles[role]?.group ?? baseline.roles[role]?.group;
  return (own ?? baseline.group)
    .replaceAll('{role}', role)
    .replaceAll('{accountKey}', account.key)
    .replaceAll('{accountId}', account.id ?? '{accountId}');
}

function principalsOf(statement: Statement): string[] {
  const principal = statement['Principal'];
  if (principal === undefined) return [];
  if (typeof principal === 'string') return [principal];
  return Object.values(principal as { readonly [kind: string]: Value }).flatMap((value) =>
    Array.isArray(value) ? (value as readonly Value[]).map(valueText) : [valueText(value)],
  );
}

function isFederated(statement: Statement): boolean {
  const principal = statement['Principal'];
  return typeof principal === 'object' && principal !== null && 'Federated' in principal;
}
