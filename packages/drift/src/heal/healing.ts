// Which stacks healing deploys again, and what it has healed.
import { BOOTSTRAP_STACK } from '@microaccounts/account-factory';
import type { LandingZone, Stack } from '@microaccounts/landing-zone';
import { expectedResources } from '../scope/landingZoneParts';
import { findingIdentity, type DriftFinding, type DriftReport, type NotHealed } from '../report/report';

/** What an `up` does not deploy. */
const BY_HAND: NotHealed = {
  stack: BOOTSTRAP_STACK,
  reason: 'the bootstrap program deploys it and is run by a person: `pulumi up` in `apps/bootstrap`',
};

export interface HealingPlan {
  /** In the order of an `up`. */
  readonly stacks: readonly string[];
  /** What drifted and the estate does not allow to heal, or not without what it accepts. */
  readonly withheld: readonly NotHealed[];
}

/** The stack that holds what a finding is about; undefined for what no file declares. */
export type StackOf = (finding: Pick<DriftFinding, 'kind' | 'address'>) => string | undefined;

export function stackOf(landingZone: LandingZone): StackOf {
  const stacks = new Map(
    expectedResources(landingZone).map(({ kind, address, stack }) => [`${kind} ${address}`, stack]),
  );
  const names = new Set(landingZone.stacks.map(({ name }) => name));
  return ({ kind, address }) => {
    // Of the deep tier: an address of the engine, behind its stack.
    const [first = ''] = address.split('/');
    return stacks.get(`${kind} ${address}`) ?? (names.has(first) ? first : undefined);
  };
}

/** The stacks with findings that a deployment sets right, parted by what the estate allows. */
export function healingPlan({ findings }: DriftReport, landingZone: LandingZone, of: StackOf): HealingPlan {
  const drifted = new Set(findings.filter(isHealable).map(of));
  const concerned = landingZone.stacks.filter(({ name }) => drifted.has(name));
  const accepted = new Map(
    findings.flatMap((one) => (one.status === 'accepted' ? [[of(one) ?? '', one] as const] : [])),
  );
  const judged = concerned.map((stack) => ({
    stack: stack.name,
    reason: prohibition(stack, landingZone) ?? acceptance(accepted.get(stack.name)),
  }));
  return {
    stacks: judged.flatMap(({ stack, reason }) => (reason === null ? [stack] : [])),
    withheld: [
      ...judged.flatMap(({ stack, reason }) => (reason === null ? [] : [{ stack, reason }])),
      ...(drifted.has(BOOTSTRAP_STACK) ? [BY_HAND] : []),
    ],
  };
}

/**
 * The identities of what the stacks that ran have set right: found before, and neither found nor unread after.
 */
export function healedBetween(
  before: DriftReport,
  after: DriftReport,
  ran: ReadonlySet<string>,
  of: StackOf,
): string[] {
  const left = new Set(after.findings.map(findingIdentity));
  // Of what is missing as a whole, or was not read, no property is right.
  const lost = ({ status, property }: DriftFinding): boolean => status === 'unchecked' || property === null;
  const unread = new Set(after.findings.filter(lost).map(named));
  const healed = before.findings.filter(
    (finding) =>
      isHealable(finding) &&
      ran.has(of(finding) ?? '') &&
      !left.has(findingIdentity(finding)) &&
      !unread.has(named(finding)),
  );
  return [...new Set(healed.map(findingIdentity))].sort();
}

function isHealable({ status }: DriftFinding): boolean {
  return status === 'drifted' || status === 'missing';
}

function named({ kind, address }: DriftFinding): string {
  return `${kind} ${address}`;
}

/** Why a stack is left as it is that holds something accepted, if it does: a stack is deployed as a whole. */
function acceptance(accepted: DriftFinding | undefined): string | null {
  if (accepted === undefined) return null;
  const until = accepted.exception === undefined ? '' : ` until ${accepted.exception.until}`;
  return `a deployment would also set right what is accepted${until}: ${findingIdentity(accepted)}`;
}

/** Why the estate does not let a stack be healed; null if it does. */
function prohibition({ kind, account }: Stack, { estate }: LandingZone): string | null {
  switch (kind) {
    case 'organization':
    case 'network':
      return estate.drift.heal[kind] ? null : `\`drift.heal.${kind}\` of the estate does not allow it`;
    case 'account':
    case 'baseline': {
      const heals = estate.accounts.find(({ key }) => key === account)?.drift.heal ?? false;
      return heals ? null : `\`drift.heal\` of account \`${account}\` does not allow it`;
    }
    default:
      return unreachable(kind);
  }
}

function unreachable(kind: never): never {
  throw new TypeError(`nothing says whether ${String(kind)} may be healed`);
}
