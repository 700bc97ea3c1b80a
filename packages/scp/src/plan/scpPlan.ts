// Which SCPs the landing zone has, and what each of them is attached to.
import type { Estate, Finding } from '@microaccounts/config';
import { scpDocuments, type ScpDocuments } from './documents';
import { planFindings } from './findings';
import type { ScpPolicy } from './scpPolicy';
import { hasOwnScps, targetAddress, type BoundTarget, type ScpTarget } from './target';

export interface ScpPlan {
  /** One per distinct text, sorted by name. */
  readonly policies: readonly ScpPolicy[];
  /** The root, organizational units and accounts, by address; the policies of a target by name. */
  readonly attachments: readonly ScpPlannedAttachment[];
  readonly findings: readonly Finding[];
}

export interface ScpPlannedAttachment {
  /** Name of the policy. */
  readonly policy: string;
  readonly target: ScpTarget;
}

/**
 * The SCPs of an estate. Pure; the order of accounts and of their lists makes no difference.
 *
 * Guardrails go where they are named: the root, an organizational unit, an account. An account that has SCPs of its own
 * has its service boundary and its region deny as well.
 */
export function planScps(estate: Estate): ScpPlan {
  const documents = scpDocuments(estate);
  const bound = boundTargets(estate, documents);
  const policies = distinct(bound.flatMap((each) => each.policies));
  return {
    policies,
    attachments: bound.flatMap(({ target, policies: own }) => own.map(({ name }) => ({ policy: name, target }))),
    findings: planFindings(estate, documents, policies, bound),
  };
}

function boundTargets(estate: Estate, documents: ScpDocuments): BoundTarget[] {
  const guardrails = (names: readonly string[]): ScpPolicy[] =>
    names.flatMap((name) => documents.guardrail(name) ?? []);
  const targets: BoundTarget[] = [
    { target: { kind: 'root' }, policies: guardrails(estate.organization.guardrails) },
    ...estate.organizationalUnits.map(({ path, guardrails: names }): BoundTarget => ({
      target: { kind: 'organizational-unit', path },
      policies: guardrails(names),
    })),
    ...estate.accounts
      .filter((account) => hasOwnScps(estate, account))
      .map((account): BoundTarget => ({
        target: { kind: 'account', key: account.key },
        policies: [
          documents.serviceBoundary(account),
          documents.regionDeny(account),
          ...guardrails(account.guardrails),
        ],
      })),
  ];
  return targets
    .map(({ target, policies }) => ({ address: targetAddress(target), target, policies: distinct(policies) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1))
    .map(({ target, policies }) => ({ target, policies }));
}

/** One policy per name, sorted. Where guardrails of different names have the same text, the first description counts. */
function distinct(policies: readonly ScpPolicy[]): ScpPolicy[] {
  const byName = new Map<string, ScpPolicy>();
  for (const policy of policies) {
    const other = byName.get(policy.name);
    if (other === undefined || policy.description < other.description) byName.set(policy.name, policy);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
