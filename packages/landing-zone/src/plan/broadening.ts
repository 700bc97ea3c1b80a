// Which changes let somebody do more than before.
import type { Account, Estate } from '@microaccounts/config';
import { canonicalJson, type Value } from '@microaccounts/resources';
import type { Change } from './document';

type Unjudged = Omit<Change, 'broadens'>;

/**
 * Whether a change widens access: an account that was there before may use another service or region, loses a guardrail,
 * joins a network, or one of its roles, keys or boundaries allows more. What a new account comes with widens nothing.
 */
export function broadens(change: Unjudged, base: Estate | null, head: Estate): boolean {
  const before = accountOf(base, change.account);
  const after = accountOf(head, change.account);
  switch (change.kind) {
    case 'scp-attachment':
      return before !== undefined && after !== undefined
        ? scpBroadens(change, before, after)
        : change.action === 'delete';
    case 'role':
      return change.action === 'create' ? before !== undefined : change.action !== 'delete' && roleBroadens(change);
    case 'iam-policy':
    case 'key':
      return change.action === 'update' && ('policy' in (change.after ?? {}) || 'document' in (change.after ?? {}));
    case 'saml-provider':
      return change.action === 'update' || change.action === 'replace';
    case 'principal-association':
      return change.action === 'create' && before !== undefined;
    default:
      return false;
  }
}

/** A new text is attached and the old one detached: the attachment tells what became possible, a lone detachment what is lost. */
function scpBroadens(change: Unjudged, before: Account, after: Account): boolean {
  const gained = (from: readonly string[], to: readonly string[]): boolean => to.some((item) => !from.includes(item));
  if (change.action === 'create')
    return gained(before.services, after.services) || gained(before.regions, after.regions);
  return change.action === 'delete' && (gained(after.guardrails, before.guardrails) || after.state !== before.state);
}

function roleBroadens({ before, after }: Unjudged): boolean {
  const from = before ?? {};
  const to = after ?? {};
  const added = (property: string): boolean => {
    const had = new Set(items(from[property]));
    return items(to[property]).some((item) => !had.has(item));
  };
  return (
    'trustPolicy' in to ||
    'inlinePolicies' in to ||
    ('permissionsBoundary' in to && from['permissionsBoundary'] !== null) ||
    added('managedPolicies')
  );
}

function items(value: Value | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Value[]).map(canonicalJson) : [];
}

function accountOf(estate: Estate | null, key: string): Account | undefined {
  return estate?.accounts.find((account) => account.key === key);
}
