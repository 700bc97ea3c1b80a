// The deep tier: what the engine's own refresh finds, for what no reader covers.
import { MANAGEMENT } from '@microaccounts/resources';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { ForeseenStep, StackSummary, UpSummary } from '@microaccounts/landing-zone/deploy';
import { mostImportantFirst } from '../report/order';
import type { DriftFinding, DriftReport } from '../report/report';
import { withDeepTier } from '../scope/scope';
import { deepStacks, type DeepScope } from './previews';

/**
 * The findings of a preview with refresh, a finding for each property that the engine would set, or one for the whole
 * resource where it names none. The engine says that something differs and not what it is. A stack that was not previewed is
 * unchecked; one of which `isPending` holds waits for its deployment. Of a stack in several previews the first counts; one out
 * of scope was only previewed for others.
 */
export function deepReport(
  landingZone: LandingZone,
  { accounts: asked, shard }: DeepScope,
  previews: readonly Pick<UpSummary, 'stacks' | 'refused' | 'selected'>[],
  isPending: (stack: string) => boolean,
): DriftReport {
  const reported = new Set(deepStacks(landingZone, { accounts: asked, shard }));
  const known = new Map(landingZone.stacks.map((stack) => [stack.name, stack]));
  const findings: DriftFinding[] = [];
  const accounts = new Set<string>();
  let resources = 0;
  const first = new Map<string, { readonly refused: readonly string[]; readonly summary: StackSummary | undefined }>();
  for (const { stacks, refused, selected } of previews) {
    const summaries = new Map(stacks.map((summary) => [summary.stack, summary]));
    for (const stack of selected)
      if (reported.has(stack) && !first.has(stack)) first.set(stack, { refused, summary: summaries.get(stack) });
  }
  for (const [stack, { refused, summary }] of first) {
    const { account, region } = known.get(stack) ?? { account: null, region: null };
    const about = { account: account ?? MANAGEMENT, region, expected: null };
    if (refused.length > 0 || summary === undefined || summary.status === 'failed' || summary.status === 'skipped') {
      const actual = refused.length > 0 ? refused.join('; ') : (summary?.message ?? 'the run was interrupted');
      const whole = { kind: 'stack', address: stack, property: null, actual, security: false };
      findings.push({ ...about, status: 'unchecked', ...whole });
      continue;
    }
    if (account !== null) accounts.add(account);
    resources += Object.values(summary.changes).reduce((total, count) => total + count, 0);
    for (const step of summary.steps ?? [])
      findings.push(...findingsOf(step, stack, isPending(stack)).map((finding) => ({ ...about, ...finding })));
  }
  return {
    formatVersion: 1,
    scope: { tiers: ['deep'], accounts: asked, members: null, shard },
    complete: findings.every(({ status }) => status !== 'unchecked'),
    checked: { accounts: accounts.size, resources, calls: 0 },
    findings: findings.sort(mostImportantFirst),
  };
}

/** The two reports as one. The same drift may be in both: an observer and the engine have different words for it. */
export function withDeep(report: DriftReport, deep: DriftReport): DriftReport {
  return {
    ...report,
    ...(report.scope && { scope: withDeepTier(report.scope) }),
    complete: report.complete && deep.complete,
    findings: [...report.findings, ...deep.findings].sort(mostImportantFirst),
  };
}

function findingsOf(
  { operation, type, name, properties }: ForeseenStep,
  stack: string,
  pending: boolean,
): Pick<DriftFinding, 'status' | 'kind' | 'address' | 'property' | 'expected' | 'actual' | 'security'>[] {
  if (operation === 'same') return [];
  const status = pending ? 'pending' : operation === 'create' ? 'missing' : 'drifted';
  const about = { status, kind: type, address: `${stack}/${type}::${name}` } as const;
  if (status === 'missing') {
    return [{ ...about, property: null, expected: { name }, actual: null, security: GUARDS.has(type) }];
  }
  // People are shown the name of what differs as a whole, and of a property its values.
  if (properties.length === 0)
    return [
      { ...about, property: null, expected: { name }, actual: { name, planned: operation }, security: mayOpen(type) },
    ];
  const [expected, actual] = ['as it was deployed', `otherwise: the engine would ${operation} it`];
  return [...properties].sort().map((property) => ({
    ...{ ...about, property, expected, actual },
    security: mayOpen(type) && ACCESS.test(property),
  }));
}

/** Types without which somebody may do more. */
const GUARDS: ReadonlySet<string> = new Set([
  'aws:organizations/policy:Policy',
  'aws:organizations/policyAttachment:PolicyAttachment',
]);

/** Properties that say who may do what. */
const ACCESS = /policy|policies|boundary|principal|content|target/i;

/**
 * Whether a change of this type may let somebody do more. The engine does not tell the values, so that nobody knows whether it
 * does: what may is told as a matter of security.
 */
function mayOpen(type: string): boolean {
  return GUARDS.has(type) || /^aws:(?:iam|kms|ram)\//.test(type);
}
