// What AWS would refuse of the planned SCPs.
import type { Account, Estate, Finding, Place } from '@microaccounts/config';
import type { ScpDocuments } from './documents';
import type { ScpPolicy } from './scpPolicy';
import { hasOwnScps, type BoundTarget, type ScpTarget } from './target';

/** Slots of a target that its own policies cannot have: AWS's `FullAWSAccess`, and a free one to attach before detaching. */
const KEPT_SLOTS = 2;

/** Findings about the plan of an estate (AWS Organizations User Guide, "Quotas for AWS Organizations"). */
export function planFindings(
  estate: Estate,
  documents: ScpDocuments,
  policies: readonly ScpPolicy[],
  bound: readonly BoundTarget[],
): Finding[] {
  return [
    ...tooManyPolicies(estate, policies),
    ...bound.flatMap((target) => tooManyAttachments(estate, target)),
    ...tooLongGuardrails(estate, documents),
    ...tooLongOfAccounts(estate, documents),
  ];
}

function tooManyPolicies({ limits }: Estate, policies: readonly ScpPolicy[]): Finding[] {
  if (policies.length <= limits.scps) return [];
  return [
    {
      code: 'scp/too-many-policies',
      severity: 'error',
      place: { landingZone: ['limits', 'scps'] },
      message: `the estate needs ${policies.length} distinct SCPs, and the organization may have ${limits.scps}`,
      help: 'accounts with the same services and regions share their SCPs: let fewer of them differ',
    },
  ];
}

function tooManyAttachments({ limits }: Estate, { target, policies }: BoundTarget): Finding[] {
  const needed = policies.length + KEPT_SLOTS;
  if (needed <= limits.scpAttachmentsPerTarget) return [];
  return [
    {
      code: 'scp/too-many-attachments',
      severity: 'error',
      place: guardrailsPlace(target),
      message:
        `${targetName(target)} needs ${needed} SCP attachments and may have ${limits.scpAttachmentsPerTarget}: ` +
        `${policies.length} of its own, \`FullAWSAccess\`, and one kept free to attach a new policy before the old one goes`,
      help: 'join guardrails into one, or move those that several accounts share to their organizational unit',
    },
  ];
}

function tooLongGuardrails(estate: Estate, documents: ScpDocuments): Finding[] {
  const used = [
    ...estate.organization.guardrails,
    ...estate.organizationalUnits.flatMap(({ guardrails }) => guardrails),
    ...estate.accounts.flatMap(({ guardrails }) => guardrails),
  ];
  const names = [...new Set([...Object.keys(estate.guardrails), ...used])].sort();
  return names.flatMap((name) => {
    const policy = documents.guardrail(name);
    if (policy === null || fits(estate, policy)) return [];
    const own = Object.hasOwn(estate.guardrails, name);
    const place: Place = own ? { guardrail: name, path: ['statements'] } : { landingZone: ['exemptPrincipals'] };
    const help = own ? 'split it into two guardrails' : 'name fewer principals, with wildcards where they are alike';
    return [tooLong(estate, policy, `the guardrail \`${name}\``, place, help)];
  });
}

/** One finding per text, at the first account that has it: what is too long for one is too long for all that share it. */
function tooLongOfAccounts(estate: Estate, documents: ScpDocuments): Finding[] {
  const ofAccounts = estate.accounts
    .filter((account) => hasOwnScps(estate, account))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return [
    ...tooLongOf(estate, ofAccounts, documents.serviceBoundary, 'service boundary', 'services'),
    ...tooLongOf(estate, ofAccounts, documents.regionDeny, 'region deny', 'regions'),
  ];
}

function tooLongOf(
  estate: Estate,
  accounts: readonly Account[],
  document: (account: Account) => ScpPolicy,
  what: string,
  key: 'services' | 'regions',
): Finding[] {
  const having = new Map<string, { policy: ScpPolicy; first: Account; count: number }>();
  for (const account of accounts) {
    const policy = document(account);
    if (fits(estate, policy)) continue;
    const entry = having.get(policy.name) ?? { policy, first: account, count: 0 };
    having.set(policy.name, { ...entry, count: entry.count + 1 });
  }
  return [...having.values()].map(({ policy, first, count }) => {
    const others = count === 1 ? '' : count === 2 ? ' and another account' : ` and ${count - 1} other accounts`;
    const subject = `the ${what} of \`${first.key}\`${others}`;
    return tooLong(estate, policy, subject, { account: first.key, path: [key] }, `let it name fewer ${key}`);
  });
}

function fits({ limits }: Estate, { text }: ScpPolicy): boolean {
  return text.length <= limits.scpCharacters;
}

function tooLong({ limits }: Estate, { text }: ScpPolicy, subject: string, place: Place, help: string): Finding {
  return {
    code: 'scp/too-long',
    severity: 'error',
    place,
    message: `${subject} has ${text.length} characters, and an SCP may have ${limits.scpCharacters}`,
    help,
  };
}

function targetName(target: ScpTarget): string {
  if (target.kind === 'root') return 'the root';
  return target.kind === 'account' ? `the account \`${target.key}\`` : `the organizational unit \`${target.path}\``;
}

function guardrailsPlace(target: ScpTarget): Place {
  if (target.kind === 'account') return { account: target.key, path: ['guardrails'] };
  if (target.kind === 'root') return { landingZone: ['organization', 'guardrails'] };
  const written = target.path.split('/').flatMap((name, depth) => (depth === 0 ? [name] : ['children', name]));
  return { landingZone: ['organizationalUnits', ...written, 'guardrails'] };
}
