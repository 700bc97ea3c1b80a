// Why each change happens: by the kind of what changes, the place to look for the difference of two estates.
import { accountCause } from './accountCause';
import { contactCause } from './contactCause';
import { because, differs, type Cause, type Comparison, type Unexplained } from './comparison';
import { boundaryCause, providerCause, regionalCause, roleCause } from './identityCause';
import { networkCause, participationCause } from './networkCause';
import { attachmentCause, descriptionCause, policyOf, unitPath } from './scpCause';

/**
 * The cause of each change, in their order. A document comes and goes with its attachments, so that its cause is that of
 * the first of these.
 */
export function causes(changes: readonly Unexplained[], compared: Comparison): Cause[] {
  const found = changes.map((change) => causeOf(change, compared));
  const ofDocuments = new Map<string, Cause>();
  for (const [index, change] of changes.entries()) {
    const cause = found[index];
    const document = `${change.action} ${policyOf(change)}`;
    if (change.kind === 'scp-attachment' && cause !== null && cause !== undefined && !ofDocuments.has(document))
      ofDocuments.set(document, cause);
  }
  return changes.map((change, index) => {
    const cause = change.kind === 'scp' ? ofDocuments.get(`${change.action} ${policyOf(change)}`) : undefined;
    return cause ?? found[index] ?? unknownCause(change, compared);
  });
}

function causeOf(change: Unexplained, compared: Comparison): Cause | null {
  const { kind } = change;
  switch (kind) {
    case 'account':
      return accountCause(change, compared);
    case 'alternate-contact':
      return contactCause(change, compared);
    case 'organizational-unit':
      return change.action === 'delete'
        ? because(compared, 'organizational-unit-removed', { landingZone: ['organizationalUnits'] })
        : because(compared, 'organizational-unit-added', {
            landingZone: unitPath(change.address.slice('organizational-unit/'.length)),
          });
    case 'scp':
      return change.action === 'update' ? descriptionCause(change, compared) : null;
    case 'scp-attachment':
      return attachmentCause(change, compared);
    case 'role':
      return roleCause(change, compared);
    case 'iam-policy':
      return boundaryCause(change, compared);
    case 'saml-provider':
      return providerCause(change, compared);
    case 'key':
    case 'backup-vault':
      return regionalCause(change, compared);
    case 'principal-association':
    case 'parameter':
      return participationCause(change, compared);
    case 'vpc':
    case 'subnet':
    case 'route-table':
    case 'internet-gateway':
    case 'transit-gateway':
    case 'transit-gateway-attachment':
    case 'resource-share':
    case 'resource-association':
      return networkCause(change, compared);
    // No stack has them.
    case 'policy-type':
    case 'trusted-service':
    case 'delegated-administrator':
      return null;
    default:
      return unreachable(kind);
  }
}

/** What no kind knows of: at the account, if that is another one, else at the landing zone. */
function unknownCause({ account }: Unexplained, compared: Comparison): Cause {
  const { base, head } = compared;
  const after = head.accounts.get(account);
  const isOfAccount = after !== undefined && differs(base?.accounts.get(account), after);
  return because(compared, 'estate-changed', isOfAccount ? { account, path: [] } : { landingZone: [] });
}

function unreachable(kind: never): never {
  throw new TypeError(`no cause of a change of kind ${String(kind)}`);
}
