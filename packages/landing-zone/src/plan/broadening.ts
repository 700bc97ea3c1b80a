// Which changes let somebody do more than before.
import type { Account, Estate } from '@microaccounts/config';
import { canonicalJson, policyDocument, type PolicyDocument, type Tags, type Value } from '@microaccounts/resources';
import type { Change } from './document';
import { accountsByKey } from './lookUp';
import { policyWidens } from './policyWidening';

type Unjudged = Omit<Change, 'broadens' | 'reason' | 'origin' | 'subject'>;

/**
 * Whether a change widens access: an account that was there before may use another service or region, loses a guardrail,
 * moves out from under one, joins a network, or one of its roles, keys or boundaries allows more; another group may take on
 * a role, more principals are exempt, or a subnet reaches further. What a new account comes with widens nothing.
 */
export function broadening(base: Estate | null, head: Estate): (change: Unjudged) => boolean {
  const [had, has] = [base === null ? () => undefined : boundIn(base), boundIn(head)];
  return (change) => broadens(change, had(change.account), has(change.account));
}

function broadens(change: Unjudged, before: Bound | undefined, after: Bound | undefined): boolean {
  switch (change.kind) {
    case 'account':
      return before !== undefined && after !== undefined && losesGuardrail(before, after);
    case 'scp-attachment':
      return before !== undefined && after !== undefined
        ? scpBroadens(change, before, after)
        : change.action === 'delete';
    case 'role':
      return change.action === 'create' ? before !== undefined : change.action !== 'delete' && roleBroadens(change);
    case 'iam-policy':
      return changes(change) && policyWidens(change.before?.['document'], change.after?.['document']);
    case 'key':
      return changes(change) && policyWidens(change.before?.['policy'], change.after?.['policy']);
    case 'saml-provider':
      return changes(change);
    case 'principal-association':
      return change.action === 'create' && before !== undefined;
    case 'route-table':
      return change.action === 'update' && added(change, 'routes');
    // Nobody does more by these alone: an attachment, an association or a route makes something of them.
    case 'organizational-unit':
    case 'scp':
    case 'vpc':
    case 'subnet':
    case 'internet-gateway':
    case 'transit-gateway':
    case 'transit-gateway-attachment':
    case 'resource-share':
    case 'resource-association':
    case 'backup-vault':
    case 'parameter':
      return false;
    // Nobody does anything by being written to.
    case 'alternate-contact':
      return false;
    // No stack has them.
    case 'policy-type':
    case 'trusted-service':
    case 'delegated-administrator':
      return false;
    default:
      return unreachable(change.kind);
  }
}

function unreachable(kind: never): never {
  throw new TypeError(`nobody has said when a change of kind ${String(kind)} widens access`);
}

/** An account and the estate whose rules bind it. */
interface Bound {
  readonly account: Account;
  readonly estate: Estate;
}

function boundIn(estate: Estate): (key: string) => Bound | undefined {
  return (key) => {
    const account = accountsByKey(estate).get(key);
    return account === undefined ? undefined : { account, estate };
  };
}

function changes({ action }: Unjudged): boolean {
  return action === 'update' || action === 'replace';
}

/** A new text is attached and the old one detached: the attachment tells what became possible, the detachment what is lost. */
function scpBroadens({ action }: Unjudged, before: Bound, after: Bound): boolean {
  const gained = (of: (bound: Bound) => readonly string[]): boolean => {
    const had = new Set(of(before));
    return of(after).some((item) => !had.has(item));
  };
  if (action === 'create')
    return (
      gained(({ account }) => account.services) ||
      gained(({ account }) => account.regions) ||
      gained(({ estate }) => [...estate.exemptPrincipals, estate.regions.globalServicesRegion])
    );
  return action === 'delete' && (losesGuardrail(before, after) || after.account.state !== before.account.state);
}

/** Whether a guardrail, wherever it was attached, binds the account no more, or says something else from now on. */
function losesGuardrail(before: Bound, after: Bound): boolean {
  const kept = new Set(guardrails(after));
  return guardrails(before).some((guardrail) => !kept.has(guardrail));
}

/** The guardrails that bind an account: its own, those of its units and those of the root, each with its text. */
function guardrails({ account, estate }: Bound): string[] {
  const { organizationalUnit: place } = account;
  const above = estate.organizationalUnits.filter(({ path }) => path === place || place.startsWith(`${path}/`));
  const names = [
    ...account.guardrails,
    ...above.flatMap(({ guardrails: own }) => own),
    ...estate.organization.guardrails,
  ];
  return names.map((name) => canonicalJson([name, estate.guardrails[name]?.statements ?? null]));
}

function roleBroadens(change: Unjudged): boolean {
  const from = change.before ?? {};
  const to = change.after ?? {};
  return (
    policyWidens(from['trustPolicy'], to['trustPolicy']) ||
    policyWidens(inlinePolicy(from), inlinePolicy(to)) ||
    ('permissionsBoundary' in to && from['permissionsBoundary'] !== null) ||
    added(change, 'managedPolicies') ||
    groupOf(from) !== groupOf(to)
  );
}

/** The inline policies of a role as one document: what each says holds beside what the others do. */
function inlinePolicy({ inlinePolicies }: { readonly [property: string]: Value }): PolicyDocument {
  const documents = Object.values((inlinePolicies ?? {}) as { readonly [name: string]: PolicyDocument });
  return policyDocument(documents.flatMap(({ Statement: statements }) => statements));
}

/** The group whose members may take on a role: what gives them the role goes by its tag. */
function groupOf({ tags }: { readonly [property: string]: Value }): string {
  return canonicalJson((tags as Tags | undefined)?.['ad-group'] ?? null);
}

/** Whether a list has something that it did not have. */
function added({ before, after }: Unjudged, property: string): boolean {
  const had = new Set(items(before?.[property]));
  return items(after?.[property]).some((item) => !had.has(item));
}

function items(value: Value | undefined): string[] {
  return Array.isArray(value) ? (value as readonly Value[]).map(canonicalJson) : [];
}
